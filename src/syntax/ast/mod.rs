//! The abstract syntax tree: CPython 3.11's nodes, with its names, fields and order of fields.
//!
//! The table below follows the abstract grammar of the `ast` module's documentation. From it come the types, and the
//! reflection ([`Node::fields`]) that [`dump`](dump()) and the depth check read. Nodes live in an [`Arena`]
//! and are `Copy` references into it and into the source: dropping a tree costs nothing and never recurses.
//!
//! Nothing here checks or changes a tree.

mod constant;
mod dump;
mod macros;

pub use bumpalo::Bump as Arena;
pub use constant::{BigInt, Constant};
pub use dump::dump;

use crate::source::Span;
use macros::syntax_tree;

/// A name as the compiler sees it: NFKC-normalised.
pub type Identifier<'a> = &'a str;
/// A sequence in the arena.
pub type Seq<'a, T> = &'a [T];
/// A statement with its position.
pub type Stmt<'a> = Located<StmtKind<'a>>;
/// An expression with its position.
pub type Expr<'a> = Located<ExprKind<'a>>;
/// A pattern with its position.
pub type Pattern<'a> = Located<PatternKind<'a>>;
/// The statements of a block.
pub type Suite<'a> = &'a [&'a Stmt<'a>];

/// A node and the bytes of the source that it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Located<K> {
    /// What it is.
    pub kind: K,
    /// Where it stands.
    pub span: Span,
}

syntax_tree! {
    /// What `ast.parse` returns.
    sum Mod {
        Module { body: Suite<'a>, type_ignores: Seq<'a, Never> }
        Interactive { body: Suite<'a> }
        Expression { body: &'a Expr<'a> }
    }

    /// The statements.
    located StmtKind {
        FunctionDef { name: Identifier<'a>, args: &'a Arguments<'a>, body: Suite<'a>,
            decorator_list: Seq<'a, &'a Expr<'a>>, returns: Option<&'a Expr<'a>> }
        AsyncFunctionDef { name: Identifier<'a>, args: &'a Arguments<'a>, body: Suite<'a>,
            decorator_list: Seq<'a, &'a Expr<'a>>, returns: Option<&'a Expr<'a>> }
        ClassDef { name: Identifier<'a>, bases: Seq<'a, &'a Expr<'a>>, keywords: Seq<'a, Keyword<'a>>,
            body: Suite<'a>, decorator_list: Seq<'a, &'a Expr<'a>> }
        Return { value: Option<&'a Expr<'a>> }
        Delete { targets: Seq<'a, &'a Expr<'a>> }
        Assign { targets: Seq<'a, &'a Expr<'a>>, value: &'a Expr<'a> }
        AugAssign { target: &'a Expr<'a>, op: Operator, value: &'a Expr<'a> }
        AnnAssign { target: &'a Expr<'a>, annotation: &'a Expr<'a>, value: Option<&'a Expr<'a>>, simple: bool }
        For { target: &'a Expr<'a>, iter: &'a Expr<'a>, body: Suite<'a>, orelse: Suite<'a> }
        AsyncFor { target: &'a Expr<'a>, iter: &'a Expr<'a>, body: Suite<'a>, orelse: Suite<'a> }
        While { test: &'a Expr<'a>, body: Suite<'a>, orelse: Suite<'a> }
        If { test: &'a Expr<'a>, body: Suite<'a>, orelse: Suite<'a> }
        With { items: Seq<'a, WithItem<'a>>, body: Suite<'a> }
        AsyncWith { items: Seq<'a, WithItem<'a>>, body: Suite<'a> }
        Match { subject: &'a Expr<'a>, cases: Seq<'a, MatchCase<'a>> }
        Raise { exc: Option<&'a Expr<'a>>, cause: Option<&'a Expr<'a>> }
        Try { body: Suite<'a>, handlers: Seq<'a, ExceptHandler<'a>>, orelse: Suite<'a>, finalbody: Suite<'a> }
        TryStar { body: Suite<'a>, handlers: Seq<'a, ExceptHandler<'a>>, orelse: Suite<'a>, finalbody: Suite<'a> }
        Assert { test: &'a Expr<'a>, msg: Option<&'a Expr<'a>> }
        Import { names: Seq<'a, Alias<'a>> }
        ImportFrom { module: Option<Identifier<'a>>, names: Seq<'a, Alias<'a>>, level: u32 }
        Global { names: Seq<'a, Identifier<'a>> }
        Nonlocal { names: Seq<'a, Identifier<'a>> }
        Expr { value: &'a Expr<'a> }
        Pass {}
        Break {}
        Continue {}
    }

    /// The expressions.
    located ExprKind {
        BoolOp { op: BoolOp, values: Seq<'a, &'a Expr<'a>> }
        NamedExpr { target: &'a Expr<'a>, value: &'a Expr<'a> }
        BinOp { left: &'a Expr<'a>, op: Operator, right: &'a Expr<'a> }
        UnaryOp { op: UnaryOp, operand: &'a Expr<'a> }
        Lambda { args: &'a Arguments<'a>, body: &'a Expr<'a> }
        IfExp { test: &'a Expr<'a>, body: &'a Expr<'a>, orelse: &'a Expr<'a> }
        Dict { keys: Seq<'a, Option<&'a Expr<'a>>>, values: Seq<'a, &'a Expr<'a>> }
        Set { elts: Seq<'a, &'a Expr<'a>> }
        ListComp { elt: &'a Expr<'a>, generators: Seq<'a, Comprehension<'a>> }
        SetComp { elt: &'a Expr<'a>, generators: Seq<'a, Comprehension<'a>> }
        DictComp { key: &'a Expr<'a>, value: &'a Expr<'a>, generators: Seq<'a, Comprehension<'a>> }
        GeneratorExp { elt: &'a Expr<'a>, generators: Seq<'a, Comprehension<'a>> }
        Await { value: &'a Expr<'a> }
        Yield { value: Option<&'a Expr<'a>> }
        YieldFrom { value: &'a Expr<'a> }
        Compare { left: &'a Expr<'a>, ops: Seq<'a, CmpOp>, comparators: Seq<'a, &'a Expr<'a>> }
        Call { func: &'a Expr<'a>, args: Seq<'a, &'a Expr<'a>>, keywords: Seq<'a, Keyword<'a>> }
        FormattedValue { value: &'a Expr<'a>, conversion: i32, format_spec: Option<&'a Expr<'a>> }
        JoinedStr { values: Seq<'a, &'a Expr<'a>> }
        Constant { value: Constant<'a>, kind: Option<StringKind> }
        Attribute { value: &'a Expr<'a>, attr: Identifier<'a>, ctx: ExprContext }
        Subscript { value: &'a Expr<'a>, slice: &'a Expr<'a>, ctx: ExprContext }
        Starred { value: &'a Expr<'a>, ctx: ExprContext }
        Name { id: Identifier<'a>, ctx: ExprContext }
        List { elts: Seq<'a, &'a Expr<'a>>, ctx: ExprContext }
        Tuple { elts: Seq<'a, &'a Expr<'a>>, ctx: ExprContext }
        Slice { lower: Option<&'a Expr<'a>>, upper: Option<&'a Expr<'a>>, step: Option<&'a Expr<'a>> }
    }

    /// The patterns of a `case`.
    located PatternKind {
        MatchValue { value: &'a Expr<'a> }
        MatchSingleton { value: Constant<'a> }
        MatchSequence { patterns: Seq<'a, &'a Pattern<'a>> }
        MatchMapping { keys: Seq<'a, &'a Expr<'a>>, patterns: Seq<'a, &'a Pattern<'a>>,
            rest: Option<Identifier<'a>> }
        MatchClass { cls: &'a Expr<'a>, patterns: Seq<'a, &'a Pattern<'a>>,
            kwd_attrs: Seq<'a, Identifier<'a>>, kwd_patterns: Seq<'a, &'a Pattern<'a>> }
        MatchStar { name: Option<Identifier<'a>> }
        MatchAs { pattern: Option<&'a Pattern<'a>>, name: Option<Identifier<'a>> }
        MatchOr { patterns: Seq<'a, &'a Pattern<'a>> }
    }

    /// The parameters of a function or a lambda.
    product Arguments as "arguments" { posonlyargs: Seq<'a, Arg<'a>>, args: Seq<'a, Arg<'a>>,
        vararg: Option<Arg<'a>>, kwonlyargs: Seq<'a, Arg<'a>>,
        kw_defaults: Seq<'a, Option<&'a Expr<'a>>>, kwarg: Option<Arg<'a>>,
        defaults: Seq<'a, &'a Expr<'a>> }
    /// `for target in iter if …` of a comprehension.
    product Comprehension as "comprehension" { target: &'a Expr<'a>, iter: &'a Expr<'a>,
        ifs: Seq<'a, &'a Expr<'a>>, is_async: bool }
    /// An item of a `with` statement.
    product WithItem as "withitem" { context_expr: &'a Expr<'a>, optional_vars: Option<&'a Expr<'a>> }
    /// A `case` block.
    product MatchCase as "match_case" { pattern: &'a Pattern<'a>, guard: Option<&'a Expr<'a>>, body: Suite<'a> }
    /// A parameter.
    spanned Arg as "arg" { arg: Identifier<'a>, annotation: Option<&'a Expr<'a>> }
    /// A keyword argument of a call; `**value` when `arg` is `None`.
    spanned Keyword as "keyword" { arg: Option<Identifier<'a>>, value: &'a Expr<'a> }
    /// `name as asname` of an import.
    spanned Alias as "alias" { name: Identifier<'a>, asname: Option<Identifier<'a>> }
    /// An `except` block.
    spanned ExceptHandler as "ExceptHandler" { r#type: Option<&'a Expr<'a>>, name: Option<Identifier<'a>>,
        body: Suite<'a> }

    /// Whether an expression is read, assigned or deleted.
    simple ExprContext { Load Store Del }
    /// The operators that short-circuit.
    simple BoolOp { And Or }
    /// The binary operators.
    simple Operator { Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv }
    /// The unary operators.
    simple UnaryOp { Invert Not UAdd USub }
    /// The comparison operators.
    simple CmpOp { Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn }
}

/// The element type of a list that is always empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Never {}

/// The `kind` of a constant: `u"…"` is the only one that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StringKind;

/// A node, for readers that treat all kinds alike.
pub trait Node {
    /// The name of its class in CPython's `ast` module.
    fn name(&self) -> &'static str;
    /// Where it stands; `None` for the kinds that have no position.
    fn span(&self) -> Option<Span>;
    /// Calls `visit` with the name and the value of each field, in CPython's order.
    fn fields<'n>(&'n self, visit: &mut dyn FnMut(&'static str, Field<'n>));
}

/// The value of a field.
pub enum Field<'n> {
    /// A node.
    Node(&'n dyn Node),
    /// A list of values.
    List(Vec<Field<'n>>),
    /// `None`: of a field that may be missing, or as an element of a list.
    Missing,
    /// A name.
    Identifier(&'n str),
    /// A number of the tree itself: a level, a flag, a conversion.
    Int(i64),
    /// A value of the program.
    Constant(&'n Constant<'n>),
}

/// What a field can hold.
trait Value {
    fn field(&self) -> Field<'_>;
}

impl<T: Value> Value for &T {
    fn field(&self) -> Field<'_> {
        (**self).field()
    }
}

impl<T: Value> Value for &[T] {
    fn field(&self) -> Field<'_> {
        Field::List(self.iter().map(Value::field).collect())
    }
}

impl<T: Value> Value for Option<T> {
    fn field(&self) -> Field<'_> {
        self.as_ref().map_or(Field::Missing, Value::field)
    }
}

macro_rules! plain_values {
    ($($value:ident: $Type:ty => $field:expr;)*) => { $(
        impl Value for $Type {
            fn field(&self) -> Field<'_> {
                let $value = self;
                $field
            }
        }
    )* };
}
plain_values! {
    name: &str => Field::Identifier(name);
    flag: bool => Field::Int(i64::from(*flag));
    number: i32 => Field::Int(i64::from(*number));
    number: u32 => Field::Int(i64::from(*number));
    value: Constant<'_> => Field::Constant(value);
    _kind: StringKind => Field::Identifier("u");
    never: Never => match *never {};
}

/// Calls `visit` with each node that stands in a field of `node`.
pub fn children<'n>(node: &'n dyn Node, visit: &mut dyn FnMut(&'n dyn Node)) {
    fn gather<'n>(field: Field<'n>, visit: &mut dyn FnMut(&'n dyn Node)) {
        match field {
            Field::Node(node) => visit(node),
            Field::List(items) => items.into_iter().for_each(|item| gather(item, visit)),
            _ => {}
        }
    }
    node.fields(&mut |_, field| gather(field, visit));
}

/// The deepest nesting of nodes in a tree. Linear, and without recursion.
pub fn depth(root: &dyn Node) -> usize {
    let mut pending = vec![(root, 1)];
    let mut deepest = 0;
    while let Some((node, depth)) = pending.pop() {
        deepest = deepest.max(depth);
        children(node, &mut |child| pending.push((child, depth + 1)));
    }
    deepest
}
