"""What jobs found out about files and links, as rules read it."""
