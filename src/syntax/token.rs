//! The kinds of token, and how logos recognises the raw ones.

use crate::source::Span;
use logos::Logos;

/// A token: what it is and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// The bytes of the source that it covers; empty for DEDENT and ENDMARKER.
    pub span: Span,
}

/// Generates [`Kind`] with its logos patterns, and the text by which an error message names a token.
macro_rules! kinds {
    (fixed { $($(#[$fixed_doc:meta])* $Fixed:ident = $text:literal)* } $($rest:tt)*) => {
        /// The kind of a token.
        #[derive(Logos, Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[logos(skip r"[ \t\f]+")]
        #[logos(skip(r"#[^\n]*", allow_greedy = true))]
        #[repr(u8)]
        #[allow(missing_docs)] // The names are those of CPython's `token` module.
        pub enum Kind { $( #[token($text)] $Fixed, )* $($rest)* }

        impl Kind {
            /// The text of a keyword, operator or delimiter, which is always the same.
            pub fn text(self) -> Option<&'static str> {
                match self { $( Kind::$Fixed => Some($text), )* _ => None }
            }
            /// The keyword with this spelling.
            pub fn keyword(text: &str) -> Option<Kind> {
                match text { $( $text if $text.as_bytes()[0].is_ascii_alphabetic() => Some(Kind::$Fixed), )* _ => None }
            }
        }
    };
}
kinds! {
    fixed {
        False = "False" None = "None" True = "True" And = "and" As = "as" Assert = "assert" Async = "async"
        Await = "await" Break = "break" Class = "class" Continue = "continue" Def = "def" Del = "del"
        Elif = "elif" Else = "else" Except = "except" Finally = "finally" For = "for" From = "from"
        Global = "global" If = "if" Import = "import" In = "in" Is = "is" Lambda = "lambda"
        Nonlocal = "nonlocal" Not = "not" Or = "or" Pass = "pass" Raise = "raise" Return = "return"
        Try = "try" While = "while" With = "with" Yield = "yield"

        Lpar = "(" Rpar = ")" Lsqb = "[" Rsqb = "]" Lbrace = "{" Rbrace = "}"
        Colon = ":" Comma = "," Semi = ";" Dot = "." Ellipsis = "..." Rarrow = "->" ColonEqual = ":="
        Plus = "+" Minus = "-" Star = "*" Slash = "/" DoubleSlash = "//" Percent = "%" At = "@"
        DoubleStar = "**" LeftShift = "<<" RightShift = ">>" Amper = "&" Vbar = "|" Circumflex = "^"
        Tilde = "~" Less = "<" Greater = ">" EqEqual = "==" NotEqual = "!=" LessEqual = "<="
        GreaterEqual = ">="
        Equal = "=" PlusEqual = "+=" MinEqual = "-=" StarEqual = "*=" SlashEqual = "/="
        DoubleSlashEqual = "//=" PercentEqual = "%=" AtEqual = "@=" AmperEqual = "&=" VbarEqual = "|="
        CircumflexEqual = "^=" LeftShiftEqual = "<<=" RightShiftEqual = ">>=" DoubleStarEqual = "**="
        // Lexed, and refused by the grammar.
        LessGreater = "<>"
        /// The end of a physical line, which the layout pass makes NEWLINE or nothing.
        LineBreak = "\n"
    }

    // As CPython: any byte beyond ASCII may be part of a name; whether it is, the layout pass decides.
    #[regex(r"[A-Za-z_\u{80}-\u{10FFFF}][A-Za-z0-9_\u{80}-\u{10FFFF}]*")]
    Name,

    #[regex(r"[1-9](_?[0-9])*|0(_?0)*|0[xX](_?[0-9a-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+")]
    #[regex(r"([0-9](_?[0-9])*\.([0-9](_?[0-9])*)?|\.[0-9](_?[0-9])*)([eE][+-]?[0-9](_?[0-9])*)?[jJ]?")]
    #[regex(r"[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*[jJ]?|[jJ])")]
    Number,

    // The prefix and the opening quotes; the layout pass finds the end.
    #[regex(r#"([rR][bBfF]?|[bB][rR]?|[fF][rR]?|[uU])?("|'|"""|''')"#)]
    String,

    #[token("\\")]
    Backslash,

    /// A character that begins no token. The grammar has no place for it.
    Unknown,

    // Made by the layout pass.
    /// The end of a logical line.
    Newline,
    Indent,
    Dedent,
    EndMarker,
    /// The place from which the tokenizer could not go on; always the last.
    ErrorToken,

    // Made by the soft keyword pass.
    /// `match`, where it begins a statement.
    Match,
    /// `case`, where it begins a block.
    Case,
    /// The parenthesis around the items of a `with` statement.
    WithLpar,

    // Put before the tokens by the parser, to say what they are to be.
    StartExec,
    StartSingle,
    StartEval,
    StartFstring,
}

impl Kind {
    /// Whether it is a reserved word.
    pub fn is_keyword(self) -> bool {
        (self as u8) <= Kind::Yield as u8
    }

    /// Whether it opens or closes a bracket: +1 or -1, else 0.
    pub fn nesting(self) -> i32 {
        match self {
            Kind::Lpar | Kind::WithLpar | Kind::Lsqb | Kind::Lbrace => 1,
            Kind::Rpar | Kind::Rsqb | Kind::Rbrace => -1,
            _ => 0,
        }
    }

    /// What the token was before the soft keyword pass.
    pub fn without_context(self) -> Kind {
        match self {
            Kind::Match | Kind::Case => Kind::Name,
            Kind::WithLpar => Kind::Lpar,
            kind => kind,
        }
    }
}

// `is_keyword` reads the order of the variants.
const _: () = assert!(Kind::False as u8 == 0 && (Kind::Yield as u8) < Kind::Lpar as u8);
