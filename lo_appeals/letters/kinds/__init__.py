"""One file per kind of letter; `KINDS` in `lo_appeals.letters.kinds` lists them."""
