"""What each action accepts: a schema function of the action's name, one noun a module."""
