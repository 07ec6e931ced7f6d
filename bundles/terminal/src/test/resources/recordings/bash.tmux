@ 226 5,8 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr


















@ 452 9,22 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr-x 1 root    0 Nov 22 16:10 c.sh
drwxr-xr-x 2 root 4096 Nov 22 16:10 dir
user@host:~$ echo ünïcödé 漢字 🙂 é
ünïcödé 漢字 🙂 é
user@host:~$ printf "%














@ 678 14,0 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr-x 1 root    0 Nov 22 16:10 c.sh
drwxr-xr-x 2 root 4096 Nov 22 16:10 dir
user@host:~$ echo ünïcödé 漢字 🙂 é
ünïcödé 漢字 🙂 é
user@host:~$ printf "%s\t" a b c d e f g h i j k l
a       b       c       d       e       f       g       h       i       j      k
l       user@host:~$ for i in 1 2 3 4 5; do printf "\rprogress $i"; sleep 0.05;
done; echo
progress 5










@ 904 14,18 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr-x 1 root    0 Nov 22 16:10 c.sh
drwxr-xr-x 2 root 4096 Nov 22 16:10 dir
user@host:~$ echo ünïcödé 漢字 🙂 é
ünïcödé 漢字 🙂 é
user@host:~$ printf "%s\t" a b c d e f g h i j k l
a       b       c       d       e       f       g       h       i       j      k
l       user@host:~$ for i in 1 2 3 4 5; do printf "\rprogress $i"; sleep 0.05;
done; echo
progress 5
user@host:~$ printf "%s\t" a b c d e f g h i j k l









@ 1130 15,16 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr-x 1 root    0 Nov 22 16:10 c.sh
drwxr-xr-x 2 root 4096 Nov 22 16:10 dir
user@host:~$ echo ünïcödé 漢字 🙂 é
ünïcödé 漢字 🙂 é
user@host:~$ printf "%s\t" a b c d e f g h i j k l
a       b       c       d       e       f       g       h       i       j      k
l       user@host:~$ for i in 1 2 3 4 5; do printf "\rprogress $i"; sleep 0.05;
done; echo
progress 5
user@host:~$ echo a long command line that will certainly wrap around the right
margin of the te








@ 1356 17,20 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr-x 1 root    0 Nov 22 16:10 c.sh
drwxr-xr-x 2 root 4096 Nov 22 16:10 dir
user@host:~$ echo ünïcödé 漢字 🙂 é
ünïcödé 漢字 🙂 é
user@host:~$ printf "%s\t" a b c d e f g h i j k l
a       b       c       d       e       f       g       h       i       j      k
l       user@host:~$ for i in 1 2 3 4 5; do printf "\rprogress $i"; sleep 0.05;
done; echo
progress 5
user@host:~$ echo a long command line that will certainly wrap around the right
margin of the terminal because it has more eighty columns end
a long command line that will certainly wrap around the right margin of the term
inal because it has






@ 1582 22,60 0
user@host:~$ mkdir -p d; cd d; touch a b.txt c.sh; mkdir -p dir; chmod +x c.sh;
ls -lo --color=always; cd ..
total 4
-rw-r--r-- 1 root    0 Nov 22 16:10 a
-rw-r--r-- 1 root    0 Nov 22 16:10 b.txt
-rwxr-xr-x 1 root    0 Nov 22 16:10 c.sh
drwxr-xr-x 2 root 4096 Nov 22 16:10 dir
user@host:~$ echo ünïcödé 漢字 🙂 é
ünïcödé 漢字 🙂 é
user@host:~$ printf "%s\t" a b c d e f g h i j k l
a       b       c       d       e       f       g       h       i       j      k
l       user@host:~$ for i in 1 2 3 4 5; do printf "\rprogress $i"; sleep 0.05;
done; echo
progress 5
user@host:~$ echo a long command line that will certainly wrap around the right
margin of the terminal because it has more eighty columns end
a long command line that will certainly wrap around the right margin of the term
inal because it has more eighty columns end
user@host:~$ seq 1 30 | column
1       4       7       10      13      16      19      22      25      28
2       5       8       11      14      17      20      23      26      29
3       6       9       12      15      18      21      24      27      30
user@host:~$ clear; printf "\e[5;10HX\e[3;20r\e[20;1H\n\n\nr

@ 1809 4,13 0
user@host:~$ tput smul; echo under; tput rmul; tput setaf 3; echo yellow; tput s
gr0
under
yellow
user@host:~$














region




