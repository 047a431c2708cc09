"""Runs every benchmark of this folder, or those named; each prints its own lines."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent

for name in sys.argv[1:] or sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_")):
    module = importlib.import_module(f"benchmarks.{name}")
    print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}")
    module.main()
