# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
# How well-known installers ask, word for word: rustup, conda, Homebrew, terraform, docker, gh.
case $1 in
rustup)
    printf 'Current installation options:\n\n   default host triple: x86_64-unknown-linux-gnu\n     default toolchain: stable (default)\n\n1) Proceed with standard installation (default - just press enter)\n2) Customize installation\n3) Cancel installation\n>'
    read -r a; printf '\ninfo: profile set to '"'default'"'\ninfo: downloading component '"'cargo'"'\n'; sleep 3 ;;
conda)
    printf "Please, press ENTER to continue\n>>> "
    read -r a; printf '\nDo you accept the license terms? [yes|no]\n>>> '
    read -r a; printf '\nMiniconda3 will now be installed into this location:\n/home/ann/miniconda3\n\n  - Press ENTER to confirm the location\n  - Press CTRL-C to abort the installation\n  - Or specify a different location below\n\n[/home/ann/miniconda3] >>> '
    read -r a; printf 'PREFIX=/home/ann/miniconda3\nUnpacking payload ...\n'; sleep 3 ;;
brew)
    printf '==> This script will install:\n/usr/local/bin/brew\n\nPress RETURN/ENTER to continue or any other key to abort:\n'
    stty -icanon -echo; dd bs=1 count=1 2>/dev/null; stty icanon echo; printf '==> Downloading and installing Homebrew...\n'; sleep 3 ;;
terraform)
    printf 'Plan: 1 to add, 0 to change, 0 to destroy.\n\nDo you want to perform these actions?\n  Terraform will perform the actions described above.\n  Only '"'yes'"' will be accepted to approve.\n\n  Enter a value: '
    read -r a; printf '\nnull_resource.a: Creating...\n'; sleep 3; printf 'null_resource.a: Still creating... [10s elapsed]\n'; sleep 2 ;;
docker)
    printf 'Login with your Docker ID to push and pull images.\nUsername: '; read -r a
    printf 'Password: '; stty -echo; read -r a; stty echo; printf '\n'; sleep 1.5; printf 'Login Succeeded\n' ;;
esac
