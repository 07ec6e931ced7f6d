@ 166 6,4 0
>>> import sys
>>> for i in range(5): print("é漢"*i, "x"*i*20)
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é

















@ 332 8,9 0
>>> import sys
>>> for i in range(5): print("é漢"*i, "x"*i*20)
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxx















@ 499 14,24 0
>>> import sys
>>> for i in range(5): print("é漢"*i, "x"*i*20)
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxx
>>> def f(x):
...     return x*2
...
>>> f("ab"*45)
'abababababababababababababababababababababababababababababababababababababababa
babababababababababababa









@ 665 18,13 0
>>> import sys
>>> for i in range(5): print("é漢"*i, "x"*i*20)
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxx
>>> def f(x):
...     return x*2
...
>>> f("ab"*45)
'abababababababababababababababababababababababababababababababababababababababa
babababababababababababababababababababababababababababababababababababababababa
babupabababababababab'
>>> print("\x1b[31mred\x1b[0m\x1b[2Aup\x1b[2B")
red
>>> [i**9 for





@ 831 20,68 0
>>> import sys
>>> for i in range(5): print("é漢"*i, "x"*i*20)
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxx
>>> def f(x):
...     return x*2
...
>>> f("ab"*45)
'abababababababababababababababababababababababababababababababababababababababa
babababababababababababababababababababababababababababababababababababababababa
babupabababababababab'
>>> print("\x1b[31mred\x1b[0m\x1b[2Aup\x1b[2B")
red
>>> [i**9 for i in range(40)]
[0, 1, 512, 19683, 262144, 1953125, 10077696, 40353607, 134217728, 387420489, 10
00000000, 2357947691, 5159780352, 10604499373, 20661046784, 38443359



@ 998 22,75 0
>>> import sys
>>> for i in range(5): print("é漢"*i, "x"*i*20)
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxx
>>> def f(x):
...     return x*2
...
>>> f("ab"*45)
'abababababababababababababababababababababababababababababababababababababababa
babababababababababababababababababababababababababababababababababababababababa
babupabababababababab'
>>> print("\x1b[31mred\x1b[0m\x1b[2Aup\x1b[2B")
red
>>> [i**9 for i in range(40)]
[0, 1, 512, 19683, 262144, 1953125, 10077696, 40353607, 134217728, 387420489, 10
00000000, 2357947691, 5159780352, 10604499373, 20661046784, 38443359375, 6871947
6736, 118587876497, 198359290368, 322687697779, 512000000000, 794280046581, 1207
269217792, 1801152661463, 2641807540224, 3814697265625, 5429503678976, 7625

@ 1164 23,1 0
...

é漢 xxxxxxxxxxxxxxxxxxxx
é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxx
>>> def f(x):
...     return x*2
...
>>> f("ab"*45)
'abababababababababababababababababababababababababababababababababababababababa
babababababababababababababababababababababababababababababababababababababababa
babupabababababababab'
>>> print("\x1b[31mred\x1b[0m\x1b[2Aup\x1b[2B")
red
>>> [i**9 for i in range(40)]
[0, 1, 512, 19683, 262144, 1953125, 10077696, 40353607, 134217728, 387420489, 10
00000000, 2357947691, 5159780352, 10604499373, 20661046784, 38443359375, 6871947
6736, 118587876497, 198359290368, 322687697779, 512000000000, 794280046581, 1207
269217792, 1801152661463, 2641807540224, 3814697265625, 5429503678976, 762559748
4987, 10578455953408, 14507145975869, 19683000000000, 26439622160671, 3518437208
8832, 46411484401953, 60716992766464, 78815638671875, 101559956668416, 129961739
7
@ 1331 23,4 0
é漢é漢é漢é漢 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxx
>>> def f(x):
...     return x*2
...
>>> f("ab"*45)
'abababababababababababababababababababababababababababababababababababababababa
babababababababababababababababababababababababababababababababababababababababa
babupabababababababab'
>>> print("\x1b[31mred\x1b[0m\x1b[2Aup\x1b[2B")
red
>>> [i**9 for i in range(40)]
[0, 1, 512, 19683, 262144, 1953125, 10077696, 40353607, 134217728, 387420489, 10
00000000, 2357947691, 5159780352, 10604499373, 20661046784, 38443359375, 6871947
6736, 118587876497, 198359290368, 322687697779, 512000000000, 794280046581, 1207
269217792, 1801152661463, 2641807540224, 3814697265625, 5429503678976, 762559748
4987, 10578455953408, 14507145975869, 19683000000000, 26439622160671, 3518437208
8832, 46411484401953, 60716992766464, 78815638671875, 101559956668416, 129961739
795077, 165216101262848, 208728361158759]
>>> 1/0
Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
ZeroDivisionError: division by zero
>>>
