"""What the pages of the review desk show, as plain data, and the forms that reviewers fill in."""
