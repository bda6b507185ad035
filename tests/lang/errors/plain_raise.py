"""An exception raised at the top level: one frame, no carets where the whole line is meant."""

print("before")
value = 5
if value > 3:
    raise ValueError(f"value is {value}")
print("never reached")
value = 6
print("nor this")
value = 7
print("nor that")
