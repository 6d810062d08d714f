//! gongbao (公報) turns a public policy, kept as structured YAML and Markdown, into a website.

pub mod lang;
pub mod source;
pub mod report;
pub mod zh;
pub mod facts;
pub mod output;
pub mod read;
pub mod model;
pub mod resolve;
pub mod check;
pub mod render;
pub mod export;
pub mod write;
pub mod commands;
