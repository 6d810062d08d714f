//! Joins the modules of a script into one file: a page asks for one, not for one after the other.
//!
//! In: a theme's `js/`, path → text. Out: the same, each script with its modules in it, and no comments but the modules'
//! names. Never here: a change to what a module does; modules written otherwise than ours, which are left as they are.
//!
//! A module becomes a function that returns what it exports; each stands before those that use it.

use std::collections::{BTreeMap, BTreeSet};

/// The scripts that pages load. A script is what no other imports; what all importers carry in them is left out.
pub(crate) fn join(files: &BTreeMap<&str, &str>) -> BTreeMap<String, String> {
    let modules: BTreeMap<&str, Module> = files
        .iter()
        .filter_map(|(path, text)| Some((*path, Module::read(path, text)?)))
        .collect();
    let imported: BTreeSet<&str> = modules
        .values()
        .flat_map(|module| module.imports.iter().map(|import| import.path.as_str()))
        .collect();
    let mut scripts = BTreeMap::new();
    let mut carried: BTreeSet<&str> = BTreeSet::new();
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    for path in files.keys().filter(|path| !imported.contains(*path)) {
        let mut order = Vec::new();
        let has_all = visit(path, &modules, &mut Vec::new(), &mut order);
        if has_all && order.len() > 1 {
            scripts.insert((*path).to_owned(), joined(&order, &modules));
            carried.extend(order);
        } else {
            kept.extend(order);
            kept.insert(path);
        }
    }
    // A script that could not be joined asks for its modules as they are.
    let is_alone = |path: &&str| kept.contains(path) || !carried.contains(path);
    for path in files.keys().copied().filter(is_alone) {
        scripts
            .entry(path.to_owned())
            .or_insert_with(|| files[path].to_owned());
    }
    scripts
}

/// Lists a module behind all that it imports. Whether all of them can be joined: they are there, are read, and form no circle.
fn visit<'a>(
    path: &'a str,
    modules: &'a BTreeMap<&str, Module<'_>>,
    open: &mut Vec<&'a str>,
    order: &mut Vec<&'a str>,
) -> bool {
    if order.contains(&path) {
        return true;
    }
    let Some(module) = modules.get(path).filter(|_| !open.contains(&path)) else {
        return false;
    };
    open.push(path);
    let mut has_all = true;
    for import in &module.imports {
        has_all &= visit(&import.path, modules, open, order);
    }
    open.pop();
    order.push(path);
    has_all
}

fn joined(order: &[&str], modules: &BTreeMap<&str, Module<'_>>) -> String {
    let name = |path: &str| {
        let place = order.iter().position(|other| *other == path);
        format!("${}", place.unwrap_or_default())
    };
    let mut lines: Vec<String> = Vec::new();
    for (at, path) in order.iter().enumerate() {
        let module = &modules[path];
        let is_last = at + 1 == order.len();
        lines.push(format!("// {path}"));
        if !is_last {
            lines.push(format!("const {} = (() => {{", name(path)));
        }
        for import in module.imports.iter().filter(|import| !import.names.is_empty()) {
            let names = import.names.replace(" as ", ": ");
            lines.push(format!("const {{ {names} }} = {};", name(&import.path)));
        }
        lines.push(without_comments(&module.body));
        if !is_last {
            lines.push(format!("return {{ {} }};\n}})();", module.exports.join(", ")));
        }
    }
    lines.join("\n") + "\n"
}

/// A module's text without the lines that only explain it, a quarter of what a reader would load. Where a text in backticks
/// goes over several lines it could hold such a line itself, and code may follow on a comment: there all stays.
fn without_comments(body: &str) -> String {
    let is_comment = |line: &str| {
        ["//", "/*", "*"]
            .iter()
            .any(|sign| line.trim_start().starts_with(sign))
    };
    let is_doubtful = |line: &str| {
        (line.matches('`').count() % 2 == 1 && !is_comment(line))
            || (line.contains("*/") && !line.trim_end().ends_with("*/"))
    };
    if body.lines().any(is_doubtful) {
        return body.trim_matches('\n').to_owned();
    }
    let mut is_inside = false;
    let mut kept = Vec::new();
    for line in body.lines() {
        let words = line.trim();
        let opens = words.starts_with("/*");
        if is_inside || opens || words.is_empty() || words.starts_with("//") {
            is_inside = (is_inside || opens) && !words.ends_with("*/");
            continue;
        }
        kept.push(line);
    }
    kept.join("\n")
}

/// A module: what it imports, what it exports, and its text without either word.
#[derive(Debug, PartialEq, Eq)]
struct Module<'a> {
    imports: Vec<Import>,
    exports: Vec<&'a str>,
    body: String,
}

#[derive(Debug, PartialEq, Eq)]
struct Import {
    /// `a, b as c`.
    names: String,
    /// Inside the theme.
    path: String,
}

impl<'a> Module<'a> {
    /// Reads a module, if it is written as ours are: `import { a, b as c } from "./x.js";` and `export` before a
    /// function, a class or a constant, each at the beginning of its line.
    fn read(path: &str, text: &'a str) -> Option<Module<'a>> {
        if text.contains("import(") || text.contains("import.meta") {
            return None;
        }
        let mut module = Module {
            imports: Vec::new(),
            exports: Vec::new(),
            body: String::new(),
        };
        let mut rest = text;
        while !rest.is_empty() {
            if rest.starts_with("import ") {
                let (statement, behind) = rest.split_once(';')?;
                module.imports.push(Import::read(path, statement)?);
                rest = behind.strip_prefix('\n').unwrap_or(behind);
                continue;
            }
            let (line, behind) = rest.split_at(rest.find('\n').map_or(rest.len(), |end| end + 1));
            let kept = match line.strip_prefix("export ") {
                Some(declaration) => {
                    module.exports.push(declared(declaration)?);
                    declaration
                }
                None => line,
            };
            module.body.push_str(kept);
            rest = behind;
        }
        Some(module)
    }
}

impl Import {
    fn read(from: &str, statement: &str) -> Option<Import> {
        let (names, source) = match statement.strip_prefix("import {") {
            Some(rest) => rest.split_once("} from ")?,
            None => ("", statement.strip_prefix("import ")?),
        };
        let source = source.trim().strip_prefix('"')?.strip_suffix('"')?;
        let names: Vec<&str> = names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        Some(Import {
            names: names.join(", "),
            path: resolved(from, source)?,
        })
    }
}

/// `../x.js`, seen from `js/search/page.js`: `js/x.js`.
fn resolved(from: &str, source: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if !source.starts_with('.') {
        return None;
    }
    for part in source.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The name that a declaration gives.
fn declared(declaration: &str) -> Option<&str> {
    let kinds = ["async function ", "function ", "class ", "const "];
    let rest = kinds.iter().find_map(|kind| declaration.strip_prefix(kind))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')?;
    (end > 0).then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts(files: &[(&'static str, &'static str)]) -> BTreeMap<String, String> {
        join(&files.iter().copied().collect())
    }

    #[test]
    fn each_module_stands_once_before_those_that_use_it() {
        let made = scripts(&[
            (
                "js/page.js",
                "// Page.\nimport { a, b as c } from \"./parts/a.js\";\nimport { b } from \"./b.js\";\n\na(b, c);\n",
            ),
            (
                "js/parts/a.js",
                "import { b } from \"../b.js\";\n\nexport function a() {}\nexport const d = 1;\n",
            ),
            ("js/b.js", "export class b {}\nconst own = 1;\n"),
        ]);
        assert_eq!(
            made.into_iter().collect::<Vec<_>>(),
            [(
                "js/page.js".to_owned(),
                "// js/b.js\nconst $0 = (() => {\nclass b {}\nconst own = 1;\nreturn { b };\n})();\n\
                 // js/parts/a.js\nconst $1 = (() => {\nconst { b } = $0;\nfunction a() {}\nconst d = 1;\nreturn { a, d };\n})();\n\
                 // js/page.js\nconst { a, b: c } = $1;\nconst { b } = $0;\na(b, c);\n"
                    .to_owned()
            )]
        );
    }

    #[test]
    fn comments_stay_at_home() {
        for (body, kept) in [
            ("// a\nlet b; // c\n\nlet d;\n", "let b; // c\nlet d;"),
            (
                "/** a */\nlet b;\n/**\n * let c;\n */\n  let d;\n",
                "let b;\n  let d;",
            ),
            ("let a = `\n// b\n`;\n", "let a = `\n// b\n`;"),
            ("/* a */ let b;\n", "/* a */ let b;"),
        ] {
            assert_eq!(without_comments(body), kept);
        }
    }

    #[test]
    fn what_is_written_otherwise_stays_as_it_is() {
        for files in [
            &[
                ("js/a.js", "import * as b from \"./b.js\";\n"),
                ("js/b.js", "export const b = 1;\n"),
            ][..],
            &[
                ("js/a.js", "import { b } from \"./b.js\";\n"),
                ("js/b.js", "export default 1;\n"),
            ],
            &[("js/a.js", "import { b } from \"./b.js\";\n")],
            &[
                ("js/a.js", "const b = import(\"./b.js\");\n"),
                ("js/b.js", "export const b = 1;\n"),
            ],
            &[
                ("js/a.js", "import { b } from \"./b.js\";\n"),
                ("js/b.js", "import { c } from \"./c.js\";\nexport const b = 1;\n"),
                ("js/c.js", "import { b } from \"./b.js\";\nexport const c = 1;\n"),
            ],
        ] {
            let expected: BTreeMap<String, String> = files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect();
            assert_eq!(scripts(files), expected);
        }
    }
}
