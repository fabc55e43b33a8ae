"""Dates, intervals and what is due when; every function takes the day it counts from."""
