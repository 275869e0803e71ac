"""Where a description comes from: the pages of its documentation, and whether they still say the same."""
