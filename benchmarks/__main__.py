"""Runs every benchmark of this folder, or those named; what follows the names is handed to them.

python -m benchmarks
python -m benchmarks validate_vs_parse 1000000
"""

import importlib
import sys
from itertools import takewhile
from pathlib import Path

HERE = Path(__file__).parent
KNOWN = sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_"))

words = sys.argv[1:]
named = list(takewhile(KNOWN.__contains__, words))
for name in named or KNOWN:
    module = importlib.import_module(f"benchmarks.{name}")
    print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
    sys.argv = [name, *words[len(named) :]]
    module.main()
