"""`fristad serve`: the site on this computer, made anew at every save."""
