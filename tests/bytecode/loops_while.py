def f(n, node):
    while n > 0:
        n -= 1
    while not n < 5:
        n += 1
    while node is not None and node.next:
        node = node.next
    while line := read():
        print(line)
    else:
        done()
