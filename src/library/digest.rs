//! `hashlib`: digests by their names, over the RustCrypto crates.

use blake2::{Blake2b512, Blake2s256};
use md5::Md5;
use sha1::Sha1;
use sha2::digest::{self, block_api::BlockSizeUser, common::OutputSizeUser};
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};

/// Declares the kinds of digest: the crate's type, and CPython's name.
macro_rules! digests {
    ($($kind:ident = $name:literal),* $(,)?) => {
        /// A digest in the making. Cloning it is `copy()`.
        #[derive(Clone)]
        pub struct Digest(State);

        #[derive(Clone)]
        enum State {
            $($kind($kind),)*
        }

        /// The names of all digests, as CPython spells them.
        pub const NAMES: &[&str] = &[$($name),*];

        impl Digest {
            /// The digest of nothing yet. `None`: `ValueError: unsupported hash type …`. The name is in lower case.
            pub fn named(name: &str) -> Option<Digest> {
                match name {
                    $($name => Some(Digest(State::$kind(digest::Digest::new()))),)*
                    _ => None,
                }
            }
            /// `name`
            pub fn name(&self) -> &'static str {
                match &self.0 {
                    $(State::$kind(_) => $name,)*
                }
            }
            /// `update(bytes)`
            pub fn update(&mut self, bytes: &[u8]) {
                match &mut self.0 {
                    $(State::$kind(state) => digest::Digest::update(state, bytes),)*
                }
            }
            /// `digest()`: of all bytes up to now; more may follow.
            pub fn digest(&self) -> Vec<u8> {
                match &self.0 {
                    $(State::$kind(state) => digest::Digest::finalize(state.clone()).to_vec(),)*
                }
            }
            /// `digest_size`, in bytes.
            pub fn digest_size(&self) -> usize {
                match &self.0 {
                    $(State::$kind(_) => <$kind as OutputSizeUser>::output_size(),)*
                }
            }
            /// `block_size`, in bytes.
            pub fn block_size(&self) -> usize {
                match &self.0 {
                    $(State::$kind(_) => <$kind as BlockSizeUser>::block_size(),)*
                }
            }
        }
    };
}

digests! {
    Md5 = "md5",
    Sha1 = "sha1",
    Sha224 = "sha224",
    Sha256 = "sha256",
    Sha384 = "sha384",
    Sha512 = "sha512",
    Sha512_224 = "sha512_224",
    Sha512_256 = "sha512_256",
    Sha3_224 = "sha3_224",
    Sha3_256 = "sha3_256",
    Sha3_384 = "sha3_384",
    Sha3_512 = "sha3_512",
    Blake2b512 = "blake2b",
    Blake2s256 = "blake2s",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::testing::{rows, unhex};

    #[test]
    fn as_cpython() {
        for row in rows(include_str!("../../tests/library/digests.txt")) {
            let mut digest = Digest::named(row[0]).expect("a digest");
            let bytes = unhex(row[1]);
            let (first, second) = bytes.split_at(bytes.len() / 3);
            digest.update(first);
            let mut copy = digest.clone();
            digest.update(b"something else");
            copy.update(second);
            assert_eq!(copy.digest(), unhex(row[2]), "{}", row[0]);
            let facts = (copy.name(), copy.digest_size().to_string(), copy.block_size().to_string());
            assert_eq!(facts, (row[0], row[3].to_owned(), row[4].to_owned()));
        }
        assert!(NAMES.iter().all(|name| Digest::named(name).is_some()));
        assert!(Digest::named("md4").is_none());
    }
}
