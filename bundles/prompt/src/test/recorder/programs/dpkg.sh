# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
# The questions of apt and dpkg, asked as they ask them.
printf 'Reading package lists... Done\nBuilding dependency tree... Done\n'
sleep 1
printf 'The following NEW packages will be installed:\n  hello\nNeed to get 52.7 kB of archives.\nDo you want to continue? [Y/n] '
read -r a
printf 'Get:1 http://deb.example.org stable/main amd64 hello 2.10 [52.7 kB]\n'
sleep 1.5
printf "\nConfiguration file '/etc/hello.conf'\n ==> Modified (by you or by a script) since installation.\n   What would you like to do about it ?  Your options are:\n    Y or I  : install the package maintainer's version\n    N or O  : keep your currently-installed version\n      D     : show the differences between the versions\n      Z     : start a shell to examine the situation\n The default action is to keep your current version.\n*** hello.conf (Y/I/N/O/D/Z) [default=N] ? "
read -r a
printf 'Setting up hello (2.10) ...\n'
sleep 1.5
