# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A progress bar that stalls now and then; it ends in a percent sign."""
import sys
import time

for percent in range(0, 101, 2):
    sys.stdout.write("\r[%-50s] %3d%%" % ("#" * (percent // 2) + ">", percent))
    sys.stdout.flush()
    time.sleep(2.5 if percent == 50 else 0.06)
sys.stdout.write("\nDownloaded 31 MB -> /tmp/x.tar.gz\nVerify?\n")
sys.stdout.flush()
time.sleep(3)
