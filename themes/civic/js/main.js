// Everything that the script adds. Each feature is a module of its own; without any of them the page still works.

import { followMove } from "./moved.js";
import { keepClause, rememberLanguage } from "./language.js";
import { sayToday } from "./status.js";
import { sayRounds } from "./rounds.js";
import { sayChanges } from "./changes.js";
import { sortTables } from "./sort.js";
import { followContents, unfoldContents } from "./contents.js";
import { copyLinks } from "./copy.js";
import { previewTerms } from "./preview.js";
import { chooseTextSize } from "./text-size.js";
import { printByButton } from "./print.js";
import { searchByKeys } from "./search/shortcut.js";
import { markFound } from "./search/mark.js";

followMove();
keepClause();
rememberLanguage();
sayToday();
sayRounds();
sayChanges();
sortTables();
unfoldContents();
followContents();
copyLinks();
previewTerms();
chooseTextSize();
printByButton();
searchByKeys();
markFound();
