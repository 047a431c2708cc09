(function () {
  "use strict";
  const form = document.getElementById("filters");
  const told = form.querySelector("output");
  const issues = Array.from(document.querySelectorAll(".issue"));
  const texts = issues.map((issue) => issue.textContent.toLowerCase());
  const fields = ["file", "sheet", "rule", "owner"].filter((name) => form.elements[name]);
  const boxes = Array.from(form.querySelectorAll("[name=severity]"));

  // The address keeps the filters: a link can point at one colleague's share.
  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    fields.forEach((name) => {
      form.elements[name].value = asked.get(name) || "";
      if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
    });
    form.elements.text.value = asked.get("text") || "";
    const severities = asked.get("severity");
    boxes.forEach((box) => { box.checked = severities === null ? true : severities.split(",").includes(box.value); });
  }

  function toAddress() {
    const asked = new URLSearchParams();
    fields.concat("text").forEach((name) => { if (form.elements[name].value) asked.set(name, form.elements[name].value); });
    if (boxes.some((box) => !box.checked)) asked.set("severity", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
    try { history.replaceState(null, "", "#" + asked); } catch (refused) { /* some programs refuse it for local files */ }
  }

  function apply() {
    const severities = boxes.filter((box) => box.checked).map((box) => box.value);
    const text = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    issues.forEach((issue, i) => {
      const reasons = [
        boxes.length > 0 ? !severities.includes(issue.dataset.severity) : false,
        !texts[i].includes(text),
        fields.some((name) => form.elements[name].value ? form.elements[name].value !== issue.dataset[name] : false),
      ];
      issue.hidden = reasons.some(Boolean);
      if (!issue.hidden) shown += 1;
    });
    document.querySelectorAll(".sheet").forEach((sheet) => { sheet.hidden = !sheet.querySelector(".issue:not([hidden])"); });
    told.textContent = told.dataset.text.replace("{n}", shown).replace("{all}", issues.length);
  }

  function isFilter() { return !location.hash.startsWith("#rule-"); }

  form.addEventListener("input", () => { apply(); toAddress(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); toAddress(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => { if (isFilter()) { fromAddress(); apply(); } });
  // On a narrow screen the row is wider than its place: what matters is scrolled into view.
  document.querySelectorAll("td.fault").forEach((cell) => {
    const row = cell.closest(".row");
    row.scrollLeft = cell.offsetLeft + cell.offsetWidth - row.clientWidth;
  });
  if (issues.length > 0) form.hidden = false;
  if (isFilter()) fromAddress();
  apply();
})();
