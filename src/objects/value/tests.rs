//! The word: every number comes back as it went in.

use super::*;
use crate::heap::Policy;
use crate::objects::int;
use proptest::prelude::*;

#[test]
fn sizes() {
    assert_eq!(size_of::<Value>(), 8);
    assert_eq!(size_of::<Option<Int>>(), 16);
    assert_eq!(size_of::<BoxedFloat>(), 16);
    assert_eq!(size_of::<crate::objects::cell::CellObject>(), 16);
    assert_eq!(size_of::<crate::objects::instance::Instance>(), 8);
    assert_eq!(size_of::<crate::objects::tuple::Tuple>(), 24);
    assert_eq!(size_of::<crate::objects::list::List>(), 32);
    assert_eq!(size_of::<crate::objects::str::Str>(), 32);
}

fn heap() -> Heap {
    Heap::new(KINDS, Policy::default())
}

fn check_float(heap: &Heap, float: f64) {
    let value = Value::float(heap, float).expect("memory");
    assert_eq!(value.as_float().map(f64::to_bits), Some(float.to_bits()));
    assert_eq!((value.as_int(), value.as_bool()), (None, None));
    assert_eq!(value.as_tagged_float().is_none(), value.as_header().is_some());
}

fn check_int(heap: &Heap, i: i64) {
    let value = int::from_i64(heap, i).expect("memory");
    assert_eq!(value.as_int().map(Int::get), (Int::MIN..=Int::MAX).contains(&i).then_some(i));
    assert_eq!(int::Operand::of(value).and_then(int::Operand::i64), Some(i));
    assert_eq!(value.as_float(), None);
}

#[test]
fn edges() {
    let heap = heap();
    for float in [
        0.0,
        -0.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        f64::MIN_POSITIVE,
        5e-324,
        1e-300,
        1e300,
        f64::MAX,
    ] {
        check_float(&heap, float);
        check_float(&heap, -float);
    }
    for exponent in 0..2048u64 {
        for mantissa in [0, 1, 0x8_0000_0000_0000, 0xF_FFFF_FFFF_FFFF] {
            check_float(&heap, f64::from_bits(exponent << 52 | mantissa));
            check_float(&heap, f64::from_bits(1 << 63 | exponent << 52 | mantissa));
        }
    }
    // What programs use needs no box.
    for float in [0.0, -0.0, 1.0, -1.5, 1e77, 1e-76, f64::INFINITY] {
        assert!(Value::tagged_float(float).is_some(), "{float}");
    }
    // A NaN is an object with an identity.
    assert!(Value::tagged_float(f64::NAN).is_none());
    for i in [0, 1, -1, Int::MAX, Int::MIN, Int::MAX + 1, Int::MIN - 1, i64::MAX, i64::MIN] {
        check_int(&heap, i);
    }
}

#[test]
fn constants_are_told_apart() {
    let all = [
        Value::NONE,
        Value::FALSE,
        Value::TRUE,
        Value::UNBOUND,
        Value::NOT_IMPLEMENTED,
        Value::ELLIPSIS,
        Value::small(0),
        Value::small(1),
        Value::small(-1),
    ];
    for (i, a) in all.iter().enumerate() {
        assert_eq!(all.iter().position(|b| a == b), Some(i));
        assert_eq!((a.as_header(), a.as_float()), (None, None));
    }
    assert_eq!([Value::bool(false), Value::bool(true)], [Value::FALSE, Value::TRUE]);
    assert_eq!(
        (Value::TRUE.as_bool(), Value::NONE.as_bool(), Value::TRUE.as_int()),
        (Some(true), None, None)
    );
}

fn any_int() -> impl Strategy<Value = i64> {
    prop_oneof![
        any::<i64>(),
        -100..100i64,
        (0..64u32).prop_map(|bits| ((1u64 << bits) - 1) as i64),
        Just(i64::MIN >> 2)
    ]
}

proptest! {
    #[test]
    fn every_int_comes_back(i in any_int()) {
        check_int(&heap(), i);
    }

    #[test]
    fn every_float_comes_back(bits in any::<u64>()) {
        check_float(&heap(), f64::from_bits(bits));
    }

    #[test]
    fn tagged_arithmetic_is_that_of_ints(x in any_int(), y in any_int()) {
        let (x, y) = (x >> 2, y >> 2);
        let (a, b) = (Value::int(x).expect("62 bits"), Value::int(y).expect("62 bits"));
        let (a, b) = Int::pair(a, b).expect("ints");
        let value = |i: i128| i64::try_from(i).ok().and_then(Value::int);
        let (wide_x, wide_y) = (i128::from(x), i128::from(y));
        prop_assert_eq!(a.checked_add(b), value(wide_x + wide_y));
        prop_assert_eq!(a.checked_sub(b), value(wide_x - wide_y));
        prop_assert_eq!(a.checked_mul(b), value(wide_x * wide_y));
        prop_assert_eq!(a.checked_neg(), value(-wide_x));
        prop_assert_eq!(a.invert(), Value::int(!x).expect("62 bits"));
        prop_assert_eq!((a.and(b), a.or(b), a.xor(b)), (value(wide_x & wide_y).expect("fits"),
            value(wide_x | wide_y).expect("fits"), value(wide_x ^ wide_y).expect("fits")));
        prop_assert_eq!(a < b, x < y);
        if y != 0 {
            let quotient = (wide_x.div_euclid(wide_y.abs()) * wide_y.signum(), wide_x.rem_euclid(wide_y.abs()));
            let floor = if y > 0 { quotient.0 } else { (-wide_x).div_euclid(-wide_y) };
            prop_assert_eq!(a.checked_floor_div(b), value(floor));
            prop_assert_eq!(a.checked_rem(b), value(wide_x - floor * wide_y));
        } else {
            prop_assert_eq!((a.checked_floor_div(b), a.checked_rem(b)), (None, None));
        }
        let count = Value::int(y & 127).and_then(Value::as_int).expect("62 bits");
        let shifted = if y & 127 <= 62 { value(wide_x << (y & 127)) } else { None };
        prop_assert_eq!(a.checked_shl(count), shifted);
        prop_assert_eq!(a.checked_shr(count), Value::int(x >> (y & 127).min(63)));
    }
}
