"""Reports of a comparison, each for the place where it is read; `forms` has them all."""
