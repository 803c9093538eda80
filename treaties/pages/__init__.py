"""What each public page shows on a day: named functions that read, and the data they return."""
