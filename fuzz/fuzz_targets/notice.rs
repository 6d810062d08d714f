#![no_main]

#[path = "../../tests/fuzzing/targets.rs"]
#[allow(dead_code, reason = "one program has one target")]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::notice(bytes));
