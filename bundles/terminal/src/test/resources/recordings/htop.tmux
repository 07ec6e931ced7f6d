@ 353 2,39 1

    0[                            0.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[                            0.0%]





















@ 707 6,8 1

    0[                            0.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[                            0.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.49G/23.5G] Uptime: 00:54:49
  Swp[                           0K/0K]

  [Main]

















@ 1060 9,37 1

    0[                            0.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[                            0.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.49G/23.5G] Uptime: 00:54:49
  Swp[                           0K/0K]

  [Main] [I/O]
    PID USER       PRI  NI  VIRT   RES   SHR S  CPU%▽MEM%   TIME+  Command
      1 root        20   0  5104  3868  3248 R   0.0  0.0  0:00.00 htop -d 5
      2 root        20   0  2920  181














@ 1414 23,26 1

    0[                            0.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[                            0.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.49G/23.5G] Uptime: 00:54:49
  Swp[                           0K/0K]

  [Main] [I/O]
    PID USER       PRI  NI  VIRT   RES   SHR S  CPU%▽MEM%   TIME+  Command
      1 root        20   0  5104  3868  3248 R   0.0  0.0  0:00.00 htop -d 5
      2 root        20   0  2920  1816  1704 S   0.0  0.0  0:00.00 sleep 50
      3 root        20   0  2920  1760  1652 S   0.0  0.0  0:00.00 sleep 60












F1Help  F2Setup F3SearchF4
@ 1767 8,36 1

    0[||||||||||||||||||||||||||100.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[||||||||||||||||||||||||||100.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.50G/23.5G] Uptime: 00:54:49
  Swp[                           0K/0K]

  [Main] [I/O]
    PID USER       PRI  NI  VIRT   RES   SHR S  CPU%▽MEM%   TIME+  Command
      1 root        20   0  5104  3868  3248 R   0.0  0.0  0:00.00 htop -d 5
      2 root        20   0  2920  1816  1704 S   0.0  0.0  0:00.00 sleep 50
      3 root        20   0  2920  1760  1652 S   0.0  0.0  0:00.00 sleep 60












F1Help  F2Setup F3SearchF4FilterF5Tree  F6SortByF7Nice -F8Nice +F9Kill  F10Quit
@ 2121 23,79 1

    0[||||||||||||||||||||||||||100.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[||||||||||||||||||||||||||100.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.51G/23.5G] Uptime: 00:54:50
  Swp[                           0K/0K]

  [Main] [I/O]
    PID USER       PRI  NI  VIRT   RES   SHR S  CPU%▽MEM%   TIME+  Command
      1 root        20   0  5104  3880  3248 R   0.0  0.0  0:00.00 htop -d 5
      2 root        20   0  2920  1816  1704 S   0.0  0.0  0:00.00 sleep 50
      3 root        20   0  2920  1760  1652 S   0.0  0.0  0:00.00 sleep 60












F1Help  F2Setup F3SearchF4FilterF5Tree  F6SortByF7Nice -F8Nice +F9Kill  F10Quit
@ 2474 23,38 1

    0[||||||||||||||||||||||||||100.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[||||||||||||||||||||||||||100.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.52G/23.5G] Uptime: 00:54:51
  Swp[                           0K/0K]

  [Main] [I/O]
    PID△USER       PRI  NI  VIRT   RES   SHR S  CPU% MEM%   TIME+  Command
      1 root        21   1  5104  3880  3248 R   0.0  0.0  0:00.00 htop -d 5
      2 root        20   0  2920  1816  1704 S   0.0  0.0  0:00.00 ├─ sleep 50
      3 root        20   0  2920  1760  1652 S   0.0  0.0  0:00.00 └─ sleep 60












F1Help  F2Setup F3SearchF4FilterF5List  F6SortByF7Nice -F8Nice +F9Kill  F10Quit
@ 2828 23,79 1

    0[||||||||||||||||||||||||||100.0%] Tasks: 3, 0 thr, 0 kthr; 2 running
    1[||||||||||||||||||||||||||100.0%] Load average: 9.50 8.85 6.03
  Mem[||||||||||           2.54G/23.5G] Uptime: 00:54:51
  Swp[                           0K/0K]

  [Main] [I/O]
    PID△USER       PRI  NI  VIRT   RES   SHR S  CPU% MEM%   TIME+  Command
      1 root        21   1  5104  3880  3248 R   0.0  0.0  0:00.00 htop -d 5
      2 root        20   0  2920  1816  1704 S   0.0  0.0  0:00.00 ├─ sleep 50
      3 root        20   0  2920  1760  1652 S   0.0  0.0  0:00.00 └─ sleep 60












F1Help  F2Setup F3SearchF4FilterF5List  F6SortByF7Nice -F8Nice +F9Kill  F10Quit
