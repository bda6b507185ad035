# Indentation in all its forms.
if a:
	b
	c
if a:
  b
  if c:
  	 d
  e
f
if a:
   b
  # comment
# another

  
	
      c
a = \
  b + \
   c

x = [
1,
  2,  # comment

	3]
if a:
  b\
.c
class A:
  def f(): pass


  def g(): pass
def h(): pass ; 
if a:
    if b:
        c
  
        d
# end
    e
\
f = 1
if 1:\
    pass
if a:
  \
b
  c
for x in y: pass;
lambda: (
  1)
last = 1 # no newline at the end