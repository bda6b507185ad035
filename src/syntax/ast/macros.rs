//! The reader of the table of nodes: types, and their reflection.

macro_rules! syntax_tree {
    () => {};
    ($(#[$doc:meta])* sum $Sum:ident {
        $( $Variant:ident { $($field:ident: $type:ty),* } )*
    } $($rest:tt)*) => {
        syntax_tree!(@enum $(#[$doc])* $Sum { $( $Variant { $($field: $type),* } )* });
        syntax_tree!(@value $Sum<'a>);
        impl<'a> Node for $Sum<'a> {
            fn name(&self) -> &'static str {
                self.variant_name()
            }
            fn span(&self) -> Option<Span> {
                None
            }
            fn fields<'n>(&'n self, visit: &mut dyn FnMut(&'static str, Field<'n>)) {
                self.variant_fields(visit)
            }
        }
        syntax_tree!($($rest)*);
    };
    ($(#[$doc:meta])* located $Sum:ident {
        $( $Variant:ident { $($field:ident: $type:ty),* } )*
    } $($rest:tt)*) => {
        syntax_tree!(@enum $(#[$doc])* $Sum { $( $Variant { $($field: $type),* } )* });
        syntax_tree!(@value Located<$Sum<'a>>);
        impl<'a> Node for Located<$Sum<'a>> {
            fn name(&self) -> &'static str {
                self.kind.variant_name()
            }
            fn span(&self) -> Option<Span> {
                Some(self.span)
            }
            fn fields<'n>(&'n self, visit: &mut dyn FnMut(&'static str, Field<'n>)) {
                self.kind.variant_fields(visit)
            }
        }
        syntax_tree!($($rest)*);
    };
    ($(#[$doc:meta])* product $Product:ident as $name:literal {
        $($field:ident: $type:ty),*
    } $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[allow(missing_docs)] // The fields are those of the abstract grammar.
        pub struct $Product<'a> { $(pub $field: $type),* }
        syntax_tree!(@value $Product<'a>);
        impl<'a> Node for $Product<'a> {
            fn name(&self) -> &'static str {
                $name
            }
            fn span(&self) -> Option<Span> {
                None
            }
            fn fields<'n>(&'n self, visit: &mut dyn FnMut(&'static str, Field<'n>)) {
                $( visit(syntax_tree!(@name $field), self.$field.field()); )*
            }
        }
        syntax_tree!($($rest)*);
    };
    ($(#[$doc:meta])* spanned $Product:ident as $name:literal {
        $($field:ident: $type:ty),*
    } $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[allow(missing_docs)] // The fields are those of the abstract grammar.
        pub struct $Product<'a> { $(pub $field: $type,)* pub span: Span }
        syntax_tree!(@value $Product<'a>);
        impl<'a> Node for $Product<'a> {
            fn name(&self) -> &'static str {
                $name
            }
            fn span(&self) -> Option<Span> {
                Some(self.span)
            }
            fn fields<'n>(&'n self, visit: &mut dyn FnMut(&'static str, Field<'n>)) {
                $( visit(syntax_tree!(@name $field), self.$field.field()); )*
            }
        }
        syntax_tree!($($rest)*);
    };
    ($(#[$doc:meta])* simple $Enum:ident { $($Variant:ident)* } $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // The variants are those of the abstract grammar.
        pub enum $Enum { $($Variant),* }
        syntax_tree!(@value $Enum);
        impl Node for $Enum {
            fn name(&self) -> &'static str {
                match self { $( $Enum::$Variant => stringify!($Variant) ),* }
            }
            fn span(&self) -> Option<Span> {
                None
            }
            fn fields<'n>(&'n self, _: &mut dyn FnMut(&'static str, Field<'n>)) {}
        }
        syntax_tree!($($rest)*);
    };

    (@enum $(#[$doc:meta])* $Sum:ident { $( $Variant:ident { $($field:ident: $type:ty),* } )* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[allow(missing_docs)] // The variants and fields are those of the abstract grammar.
        pub enum $Sum<'a> { $( $Variant { $($field: $type),* } ),* }
        impl<'a> $Sum<'a> {
            fn variant_name(&self) -> &'static str {
                match self { $( $Sum::$Variant { .. } => stringify!($Variant) ),* }
            }
            fn variant_fields<'n>(&'n self, visit: &mut dyn FnMut(&'static str, Field<'n>)) {
                match self { $( $Sum::$Variant { $($field),* } => {
                    $( visit(syntax_tree!(@name $field), $field.field()); )*
                    let _ = &visit;
                } ),* }
            }
        }
    };
    (@value $Type:ty) => {
        #[allow(unused_lifetimes, clippy::extra_unused_lifetimes)]
        impl<'a> Value for $Type {
            fn field(&self) -> Field<'_> {
                Field::Node(self)
            }
        }
    };
    (@name r#type) => { "type" };
    (@name $field:ident) => { stringify!($field) };
}
pub(super) use syntax_tree;
