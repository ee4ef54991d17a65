"""The ground floor: what every app may use, one module for each job. Imports none of our apps."""
