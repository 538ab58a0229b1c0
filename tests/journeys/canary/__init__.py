"""The canary: plants a made-up identity, and searches every place where a trace of it could be left."""
