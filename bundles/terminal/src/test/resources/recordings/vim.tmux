@ 1767 6,0 1
  1 #include <stdio.h>
  2 /* A sample to be edited: wide 漢字 and emoji 🙂, tabs and long lines ......
    .................................. past the margin. */
  3 int main(int argc, char **argv) {
  4         for (int i = 0; i < argc; i++) {
  5                 printf("%d: %s\n", i, argv[i]);
          modified: YES
         user name: root   host name: vm
        process ID: 469
While opening file "sample.c"
             dated: Sun Nov 22 16:10:00 2026
      NEWER than swap file!

(1) Another program may be editing the same file.  If this is the case,
    be careful not to end up with two different instances of the same
    file when making changes.  Quit, or continue with caution.
(2) An edit session for this file crashed.
    If this is the case, use ":recover" or "vim -r sample.c"
    to recover the changes (see ":help recovery").
    If you did this already, delete the swap file ".sample.c.swp"
    to avoid this message.

Swap file ".sample.c.swp" already exists!
"sample.c" 128L, 6162B
@ 3535 13,13 1
  1 #include <stdio.h>
  2 int added = 1; // neu
  3 /* A sample to be edited: wide 漢字 and emoji 🙂, tabs and long lines ......
    .................................. past the margin. */
  4 int main(int argc, char **argv) {
  5         for (int i = 0; i < argc; i++) {
  6                 printf("%d: %s\n", i, argv[i]);
  7         }
  8         return 0;
  9 }
 10 // line 0
 11 // line 1 -
 12 // line 2 --
 13 // line 3 ----
 14 // line 5 -----
 15 // line 6 ------
 16 // line 7 -------
 17 // line 8 --------
 18 // line 9 ---------
 19 // line 10 ----------
 20 // line 11 -----------
 21 // line 12 ------------
 22 // line 13 -------------

@ 5302 0,4 1
 98










107 // line 97 -------
108 // line 98 --------
109 // line 99 ---------
110 // line 100 ----------
111 // line 101 -----------
112 // line 102 ------------
113 // line 103 -------------
114 // line 104 --------------
115 // line 105 ---------------
116 // line 106 ----------------
117 // line 107 -----------------
118 // line 108 ------------------

@ 7070 17,3 1
  1 #include <stdio.h>
  2 int added = 1; // neu
  3 /* A sample to be edited: wide 漢字 and emoji 🙂, tabs and long lines ......
    .................................. past the margin. */
  4 int main(int argc, char **argv) {
  5         for (int i = 0; i < argc; i++) {
  6                 printf("%d: %s\n", i, argv[i]);
  7         }
  8         return 0;
  9 }
 10 // line 0
 11 // line 1 -
 12 // line 2 --
 13 // line 3 ---
 14 // line 4 ----
 15 // line 5 -----
 16 // line 6 ------
 17 // line 103 -------------
114 // line 104 --------------
115 // line 105 ---------------
116 // line 106 ----------------
117 // line 107 -----------------
118 // line 108 ------------------

@ 8838 1,60 1
  1 #include <stdio.h>                  |  1 #include <stdio.h>
  2 int added = 1; // neu               |  2 int added = 1;
  3 /* A sample to be edited: wide 漢字 |nd emoji 🙂, tabs and long lines ......
    and emoji 🙂, tabs and long lines ..|st the margin. */
    ....................................|
    .. past the margin. */              |) {
  4 int main(int argc, char **argv) {   | argv[i]);
  5         for (int i = 0; i < argc; i+|
    +) {                                |
  6                 printf("%d: %s\n", i|
    , argv[i]);                         |
  7         }                           |
  8         return 0;                   |
  9 }                                   |
 10 // line 0                           |
 11 // line 1 -                         |
 12 // line 2 --                        |
 13 // line 3 ---                       |
 14 // line 4 ----                      |
 15 // line 5 -----                     |
 16 // line 6 ------                    |
 17 // line 7 -------                   |
sample.c [+]
:vsplit
@ 10605 19,20 1
  1 #include <stdio.h>                  |  1 #include <stdio.h>
  2 int added = 1; // neu               |  2 int added = 1; // neu
  3 /* A sample to be edited: wide 漢字 |  3 /* A sample to be edited: wide 漢字
    and emoji 🙂, tabs and long lines ..|     and emoji 🙂, tabs and long lines
    ....................................|    ...................................
    .. past the margin. */              |    ..... past the margin. */
  4 int main(int argc, char **argv) {   |  4 int main(int argc, char **argv) {
  5         for (int i = 0; i < argc; i+|  5         for (int i = 0; i < argc; i
    +) {                                |    ++) {
  6                 printf("%d: %s\n", i|  6                 printf("%d: %s\n",
    , argv[i]);                         |    i, argv[i]);
  7         }                           |  7         }
  8         return 0;                   |  8         return 0;
  9 }                                   |  9 }
 10 // line 0                           | 10 // line 0
 11 // line 1 -                         | 11 // line 1 -
 12 // line 2 --                        | 12 // line 2 --
 13 // line 3 ---                       | 13 // line 3 ---
 14 // line 4 ----                      | 14 // line 4 ----
 15 // line 5 -----                     | 15 // line 5 -----
 16 // line 6 ------                    | 16 // line 6 ------
 17 // line 7 -------                   | 17 // line 7 -------
sample.c [+]                             sample.c [+]
/line 2
@ 12373 0,45 1
  1 #include <stdio.h>                  | 20 // line 9 ---------
  2 int added = 1; // neu               | 20 // line 10 ----------
  3 /* A sample to be edited: wide 漢字 | 21 // line 11 -----------
    and emoji 🙂, tabs and long lines ..| 22 // line 12 ------------
    ....................................| 23 // line 13 -------------
    .. past the margin. */              | 24 // line 14 --------------
  4 int main(int argc, char **argv) {   | 25 // line 15 ---------------
  5         for (int i = 0; i < argc; i+| 26 // line 16 ----------------
    +) {                                | 27 // line 17 -----------------
  6                 printf("%d: %s\n", i| 28 // line 18 ------------------
    , argv[i]);                         | 29 // line 19 -------------------
  7         }                           | 30 // line 20 --------------------
  8         return 0;                   | 31 // line 21 ---------------------
  9 }                                   | 32 // line 22 ----------------------
 10 // line 0                           | 33 // line 23 -----------------------
 11 // line 1 -                         | 34 // line 24 ------------------------
 12 // line 2 --                        | 35 // line 25 ------------------------
 13 // line 3 ---                       |    -
 14 // line 4 ----                      | 36 // line 26 ------------------------
 15 // line 5 -----                     |    --
 16 // line 6 ------                    | 37 // line 27 ------------------------
 17 // line 7 -------                   |    ---
sample.c [+]                             sample.c [+]
-- VISUAL LINE --
@ 14141 10,48 1
  1 #include <stdio.h>                  | 20 // line 10 ----------
  2 int added = 1; // neu               | 21 // line 11 -----------
  3 /* A sample to be edited: wide 漢字 | 22 // line 12 ------------
    and emoji 🙂, tabs and long lines ..| 23 // line 13 -------------
    ....................................| 24 // line 14 --------------
    .. past the margin. */              | 25 // line 15 ---------------
  4 int main(int argc, char **argv) {   | 26 // line 16 ----------------
  5         for (int i = 0; i < argc; i+| 27 // line 17 -----------------
    +) {                                | 28 // line 18 ------------------
  6                 printf("%d: %s\n", i| 29 // line 19 -------------------
    , argv[i]);                         | 30 // line 20 --------------------
  7         }                           | 31 // line 21 ---------------------
  8         return 0;                   | 32 // line 22 ----------------------
  9 }                                   | 33 // line 23 -----------------------
 10 // line 0                           | 34 // line 24 ------------------------
 11 // line 1 -                         | 35 // line 25 ------------------------
 12 // line 2 --                        |    -
 13 // line 3 ---                       | 36 // line 26 ------------------------
 14 // line 4 ----                      |    --
 15 // line 5 -----                     | 37 // line 27 ------------------------
 16 // line 6 ------                    |    ---
 17 // line 7 -------                   |    @
sample.c [+]                             sample.c [+]
-- VISUAL LINE --
