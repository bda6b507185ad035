"""sys.exit() without argument, and with None and True, is success or not."""

import sys

for argument in (None, 0, True, 256, -1):
    try:
        sys.exit(argument)
    except SystemExit as error:
        print("code:", error.code)
print("leaving")
sys.exit()
print("never")
