"""The code behind the site: two MkDocs hooks, the preview, and a package for each layer.

The top level only starts things; what a step does lives in its package.
"""

import sys
from importlib.util import find_spec

if not find_spec("plotly"):  # one of those that no system brings along
    _typed = getattr(sys, "orig_argv", ())
    _module = _typed[_typed.index("-m") + 1] if "-m" in _typed[:-1] else "…"
    sys.exit(
        "error: this Python lacks the packages of the project; run '.venv/bin/python "
        f"-m {_module}'; 'make setup' makes it"
    )
