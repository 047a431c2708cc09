"""xltable: generate, check, mend, enrich and report on customer workbooks without losing anything in them."""
