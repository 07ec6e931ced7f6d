@ 1942 0,66 0
top - 16:10:13 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu(s):100.0 us,  0.0 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem :  24105.6 total,  19532.7 free,   2399.4 used,   2482.7 buff/cache
MiB Swap:      0.0 total,      0.0 free,      0.0 used.  21706.1 avail Mem

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5328   3220 R   0.0   0.0   0:00.00 top
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep














@ 3884 4,40 0
top - 16:10:13 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  : 95.8 us,  4.2 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  : 87.5 us, 12.5 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem :  24105.6 total,  19528.1 free,      0.0 used.  21706.1 avail Mem

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep














@ 5826 3,53 0
top - 16:10:13 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem :  24105.6 total,  19528.1 free,   2403.8 used,   2482.8 buff/cache
MiB Swap:      0.0 total,      0.0 free,      0.0 used.  21701.8 avail Mem

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep













@ 7769 2,77 0
top - 16:10:14 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  : 79.5 us, 20.5 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem :  24105.6 total,  19528.1 free,   2403.8 used,   2482.8 buff/cache
MiB Swap:      0.0 total,      0.0 free,      0.0 used.  21701.8 avail Mem

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep













@ 9711 2,41 0
top - 16:10:14 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  : 60.0 us, 40.0 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem : 10.0/24105.6  [||||||                                               ]
MiB Swap:  0.0/0.0      [                                                     ]

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep













@ 11653 1,68 0
top - 16:10:14 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem : 10.0/24105.6  [||||||                                               ]
MiB Swap:  0.0/0.0      [                                                     ]

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep













@ 13595 1,17 0
top - 16:10:14 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  : 75.6 us, 24.4 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  : 67.5 us, 32.5 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem : 10.0/24105.6  [||||||                                               ]
MiB Swap:  0.0/0.0      [                                                     ]

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top -d +
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep 50
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep 60













@ 15538 23,0 0
top - 16:10:14 up 54 min,  0 user,  load average: 9.93, 8.90, 5.99
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie
%Cpu0  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  :  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem : 10.0/24105.6  [||||||                                               ]
MiB Swap:  0.0/0.0      [                                                     ]

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0    9060   5336   3220 R   0.0   0.0   0:00.00 top -d +
      2 root      20   0    2920   1792   1684 S   0.0   0.0   0:00.00 sleep 50
      3 root      20   0    2920   1812   1700 S   0.0   0.0   0:00.00 sleep 60













