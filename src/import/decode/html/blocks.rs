//! The blocks of a page: paragraphs, headings and rows of tables, and the elements around each.
//!
//! In: a parsed page. Out: [`Blocks`], in the order of the page. Never here: which of them are the text.

use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::import::refusal::Refusal;

/// Elements whose words nobody reads, or that belong to the site and not to the text.
const NO_TEXT: [&str; 8] = [
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object",
];
const FURNITURE: [&str; 8] = [
    "nav", "header", "footer", "aside", "form", "button", "select", "dialog",
];
/// Elements that stand inside a line; all others end one.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "label", "mark",
    "o:p", "q", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var",
];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// More open elements than this are no page that a person made.
const DEEPEST: usize = 512;

/// A block of text.
#[derive(Debug, Default, Clone)]
pub(super) struct Block {
    /// Its text; more than one where it is a row.
    pub(super) cells: Vec<String>,
    /// The numbers of the elements around it, from the outside.
    pub(super) above: Vec<usize>,
    /// How many of its characters stand in links.
    pub(super) linked: usize,
    /// Whether it is a heading.
    pub(super) is_heading: bool,
    /// Whether its element says that it is no text: navigation, a footer.
    pub(super) is_furniture: bool,
}

impl Block {
    /// Its text, cells behind each other.
    pub(super) fn text(&self) -> String {
        self.cells.join("\t")
    }
}

/// All blocks of a page.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// The blocks.
    pub(super) found: Vec<Block>,
    /// How many elements were numbered.
    pub(super) elements: usize,
    /// How many pictures the page has.
    pub(super) pictures: usize,
    scripts: usize,
    open: Block,
}

/// What is to be done next: the page is walked without recursion, because a page may be deeper than the stack.
enum Step {
    Enter(Handle, Around),
    Leave { is_cell: bool, is_row: bool },
}

/// What is known from the elements above.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four elements that may each be above, in any combination"
)]
#[derive(Clone, Default)]
struct Around {
    above: Vec<usize>,
    is_heading: bool,
    is_furniture: bool,
    is_linked: bool,
    is_row: bool,
}

impl Blocks {
    /// Reads the blocks of a page.
    pub(super) fn of(dom: &RcDom) -> Result<Self, Refusal> {
        let mut blocks = Blocks::default();
        let mut steps = vec![Step::Enter(dom.document.clone(), Around::default())];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node, around) => blocks.enter(&node, around, &mut steps),
                Step::Leave { is_cell: true, .. } => blocks.open.cells.push(String::new()),
                Step::Leave { is_row, .. } => blocks.close(is_row),
            }
            if blocks.found.len() > 400_000 {
                return Err(Refusal::TextTooLarge);
            }
        }
        blocks.close(false);
        Ok(blocks)
    }

    /// What the page holds that is no text.
    pub(super) fn remarks(&self) -> Vec<String> {
        let counted = [
            (self.scripts, "script or style, not run"),
            (self.pictures, "picture, not read"),
        ];
        let there = counted.into_iter().filter(|(count, _)| *count > 0);
        there.map(|(count, what)| format!("{count} × {what}")).collect()
    }

    fn enter(&mut self, node: &Handle, around: Around, steps: &mut Vec<Step>) {
        match &node.data {
            NodeData::Text { contents } => self.add(&contents.borrow(), &around),
            NodeData::Element { name, .. } => {
                self.element(&name.local.to_ascii_lowercase(), node, around, steps);
            }
            NodeData::Document => descend(node, &around, steps),
            _ => {}
        }
    }

    fn element(&mut self, name: &str, node: &Handle, mut around: Around, steps: &mut Vec<Step>) {
        if NO_TEXT.contains(&name) {
            self.scripts += usize::from(["script", "style"].contains(&name));
            return;
        }
        self.pictures += usize::from(name == "img");
        around.is_linked |= name == "a";
        if INLINE.contains(&name) {
            descend(node, &around, steps);
            return;
        }
        around.is_furniture |= FURNITURE.contains(&name);
        around.is_heading |= HEADINGS.contains(&name);
        if around.is_row {
            // What stands inside a row is one line: its cells are told apart, and no more.
            let is_cell = ["td", "th"].contains(&name);
            if is_cell {
                steps.push(Step::Leave {
                    is_cell: true,
                    is_row: false,
                });
            } else if let Some(cell) = self.open.cells.last_mut().filter(|cell| !cell.trim().is_empty()) {
                cell.push('\n');
            }
            descend(node, &around, steps);
            return;
        }
        self.close(false);
        if around.above.len() < DEEPEST {
            around.above.push(self.elements);
            self.elements += 1;
        }
        around.is_row = name == "tr" && !holds_table(node);
        steps.push(Step::Leave {
            is_cell: false,
            is_row: around.is_row,
        });
        descend(node, &around, steps);
    }

    fn add(&mut self, text: &str, around: &Around) {
        if self.open.cells.is_empty() {
            self.open.cells.push(String::new());
        }
        let is_first = self.open.cells.iter().all(|cell| cell.trim().is_empty());
        if is_first {
            self.open.above.clone_from(&around.above);
            self.open.is_heading = around.is_heading;
            self.open.is_furniture = around.is_furniture;
        }
        if around.is_linked {
            self.open.linked += text.trim().chars().count();
        }
        if let Some(cell) = self.open.cells.last_mut() {
            // Line ends in the mark-up are spaces, and between Chinese characters nothing.
            for piece in text.split_inclusive(['\n', '\r']) {
                cell.push_str(piece.trim_matches(['\n', '\r', '\t']));
            }
        }
    }

    fn close(&mut self, is_row: bool) {
        let mut block = std::mem::take(&mut self.open);
        block.cells = block
            .cells
            .iter()
            .map(|cell| cell.trim_matches([' ', '\n', '\t', '\u{a0}']).to_owned())
            .collect();
        if is_row {
            // The last cell was opened by the end of the one before it.
            block.cells.pop();
        }
        if block.cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.found.push(block);
        }
    }
}

fn descend(node: &Handle, around: &Around, steps: &mut Vec<Step>) {
    let children = node.children.borrow();
    steps.extend(
        children
            .iter()
            .rev()
            .map(|child| Step::Enter(child.clone(), around.clone())),
    );
}

/// Whether the row only lays out a page: another table is inside it.
fn holds_table(row: &Handle) -> bool {
    let mut open = vec![row.clone()];
    while let Some(node) = open.pop() {
        for child in node.children.borrow().iter() {
            if let NodeData::Element { name, .. } = &child.data
                && ["table", "p", "div"].contains(&&*name.local)
                && (&*name.local == "table" || child.children.borrow().len() > 20)
            {
                return true;
            }
            open.push(child.clone());
        }
    }
    false
}
