"""A build: settings, the project as read, the work on all languages, and the folder that takes the old one's place."""
