import unicodedata as U
def rng(l):
    o=[]
    for i in l:
        if o and o[-1][1]==i-1: o[-1][1]=i
        else: o.append([i,i])
    return o
ALL=[i for i in range(0x110000) if not 0xd800<=i<0xe000]
cat=U.category
def table(name,doc,l,out):
    out.append(f'/// {doc}')
    out.append(f'pub(super) static {name}: &[(u32, u32)] = &[')
    out.append('    '+' '.join('(0x%X, 0x%X),'%tuple(r) for r in rng(l)))
    out.append('];')
out=['//! Facts of Unicode 14 that follow from no general category: ranges of characters, and mappings.','//!','//! Written by tests/record/unicode.py from what CPython 3.11 knows.','']
c=chr
table('OTHER_LOWERCASE','Lowercase, though no small letters.',[i for i in ALL if c(i).islower() and cat(c(i))!='Ll'],out)
table('OTHER_UPPERCASE','Uppercase, though no capital letters.',[i for i in ALL if c(i).isupper() and cat(c(i))!='Lu'],out)
table('DECIMAL','Digits of decimal numbers: runs of ten, each from zero to nine.',[i for i in ALL if c(i).isdecimal()],out)
table('OTHER_DIGIT','Digits that are not written in decimal numbers.',[i for i in ALL if c(i).isdigit() and not c(i).isdecimal()],out)
table('OTHER_NUMERIC','Numeric, though no numbers by category.',[i for i in ALL if c(i).isnumeric() and cat(c(i))[0]!='N'],out)
table('SPACE','White space.',[i for i in ALL if c(i).isspace()],out)
ign=[i for i in ALL if ('A'+c(i)+'Σ').lower()[-1]=='ς' and not (c(i).islower() or c(i).isupper() or cat(c(i))=='Lt')]
# cased characters that are case-ignorable as well do not show this way
both=[i for i in ALL if (c(i).islower() or c(i).isupper() or cat(c(i))=='Lt') and (' '+c(i)+'Σ').lower()[-1]!='ς']
gc=('Mn','Me','Cf','Lm','Sk')
table('CASE_IGNORABLE','Ignored where a sigma asks whether it ends a word, though no marks, formats or modifiers.',[i for i in ign if cat(c(i)) not in gc],out)
import sys
print([hex(i) for i in ALL if cat(c(i)) in gc and i not in set(ign) and i not in set(both)][:10], [hex(i) for i in both if cat(c(i)) not in gc][:10], file=sys.stderr)
def esc(s): return '"'+''.join('\\u{%X}'%ord(x) for x in s)+'"'
def mapping(name,doc,l):
    out.append(f'/// {doc}')
    out.append(f'pub(super) static {name}: &[(u32, &str)] = &[')
    out.append('    '+' '.join('(0x%X, %s),'%(i,esc(s)) for i,s in l))
    out.append('];')
mapping('TITLE','Titlecase, where it is not uppercase.',[(i,c(i).title()) for i in ALL if c(i).title()!=c(i).upper()])
mapping('CASEFOLD','Case folding, where it is not lowercase.',[(i,c(i).casefold()) for i in ALL if c(i).casefold()!=c(i).lower()])
open('/work/heap/src/objects/str/tables.rs','w').write('\n'.join(out)+'\n')
