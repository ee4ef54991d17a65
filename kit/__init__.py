"""The lowest layer: what every app may use, one module for each job. Imports none of our apps."""
