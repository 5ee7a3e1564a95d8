//! The sentences of the account about tables, written as those of [`words`](super::words).

/// Hands these sentences, behind those that it is given, to the macro that makes notes of them.
macro_rules! tables {
    ($notes:ident $($others:tt)*) => {
        $notes! {
            $($others)*

            NoHeader "no-header" Guessed
                "The table has no row of headings that is known: the first column was read as causes, the second as effects, the first row as {0}: {1}."
                "{n} tables have no row of headings that is known: the first column was read as causes, the second as effects, the first row as {0}: {1}.";
            NoHeaderSheet "no-header-sheet" Guessed
                "The sheet “{2}” has no row of headings that is known: the first column was read as causes, the second as effects, the first row as {0}: {1}."
                "The sheet “{2}” has {n} tables without a row of headings that is known: the first column was read as causes, the second as effects, the first row as {0}: {1}.";
            FieldsKept "fields-kept" Read
                "Kept as fields of the factors: {0}."
                "Kept as fields of the factors: {0}.";
            ColumnsKept "columns-kept" Read
                "Kept as fields of the links: {0}."
                "Kept as fields of the links: {0}.";
            TableBelow "table-below" Guessed
                "{n} table stands below another one in the same file. They were read as one map."
                "{n} tables stand below others in the same file. They were read as one map.";
            TableBeside "table-beside" Guessed
                "{n} table stands beside another one. They were read as one map."
                "{n} tables stand beside others. They were read as one map.";
            ListBeside "list-beside" Left
                "Whatever lists of links stand right beside the first were left out. Put an empty column between two; of more than eight, put some below the others."
                "In {n} tables, whatever lists of links stand right beside the first were left out. Put an empty column between two; of more than eight, put some below the others.";
            Formulas "formulas" Left
                "{n} cell holds a formula whose result is not in the file, and was read as empty. Open the file in a spreadsheet and save it there."
                "{n} cells hold formulas whose results are not in the file, and were read as empty. Open the file in a spreadsheet and save it there.";
            Above "above" Left
                "{n} row above the headings was left out: {all}."
                "{n} rows above the headings were left out: {all}.";
            HeadingsAgain "headings-again" Left
                "The headings stand again in {n} row, which was left out."
                "The headings stand again in {n} rows, which were left out.";
            NotesBelow "notes-below" Left
                "{n} row below the table, behind a blank one, looks like a note, and was left out: {all}. If it is a link, give it a sign."
                "{n} rows below the table, behind a blank one, look like notes, and were left out: {all}. If they are links, give them signs.";
            AroundTable "around-table" Left
                "{n} line around the table was left out: {all}."
                "{n} lines around the tables were left out: {all}.";
            NotesUnder "notes-under" Left
                "{n} row below the table is none of its own, and was left out as a note: {all}."
                "{n} rows below the table are none of its own, and were left out as notes: {all}.";
            FactorsBehind "factors-behind" Read
                "The list of factors goes on behind a blank row, and all that follows was read as factors: {all}. If that is a note or another table, give it a sheet or file of its own."
                "The list of factors goes on behind {n} blank rows, and all that follows was read as factors: {all}. If some of that is a note or another table, give it a sheet or file of its own.";
            OneSided "one-sided" Guessed
                "{n} name stands only beside a row or only above a column of the matrix, and was read as a factor: {all}."
                "{n} names stand only beside a row or only above a column of the matrix, and were read as factors: {all}.";
            Sections "sections" Guessed
                "{n} row above others has only a name, and was read as a factor: {all}. If it is the heading of a group, take it out, and write the group into a column."
                "{n} rows above others have only a name, and were read as factors: {all}. If they are the headings of groups, take them out, and write the groups into a column.";
            LinksBehind "links-behind" Read
                "The list of links goes on behind a blank row, and all that follows was read as links: {all}."
                "The list of links goes on behind {n} blank rows, and all that follows was read as links: {all}.";
            TableLeft "table-left" Left
                "{n} table beside others is no list of links or of factors, and was left out (if its rows are links, write From and To above them, or take out the blank row before them): {all}."
                "{n} tables beside others are no lists of links or of factors, and were left out (if their rows are links, write From and To above them, or take out the blank row before them): {all}.";
            LoopTable "loop-table" Left
                "{n} table of loops was left out, since loops are found by this program: {all}."
                "{n} tables of loops were left out, since loops are found by this program: {all}.";
            GoesOn "goes-on" Guessed
                "The table on the sheet “{0}” goes on after blank rows. It was read as one."
                "The table on the sheet “{0}” goes on after blank rows, {n} times. It was read as one.";
            LongRow "long-row" Left
                "{n} row has more cells than there are headings; those were not read. Is there a comma in a text that is not in quotes?"
                "{n} rows have more cells than there are headings; those were not read. Is there a comma in a text that is not in quotes?";
            MergedCells "merged-cells" Guessed
                "{n} merged cell counts for each of its rows."
                "{n} merged cells count for each of their rows.";
            Together "together" Read
                "{n} table was read as one map: {all}."
                "{n} tables were read together as one map: {all}.";
            Matrix "matrix" Read
                "The table is a matrix: rows are causes, columns are effects."
                "{n} tables are matrices: rows are causes, columns are effects.";
            MatrixTurned "matrix-turned" Read
                "The table is a matrix whose corner says “{0}”: rows are effects, columns are causes."
                "{n} tables are matrices whose corner says “{0}”: rows are effects, columns are causes.";
            MatrixTitled "matrix-titled" Read
                "The table is a matrix beside which “{0}” stands: rows are effects, columns are causes."
                "{n} tables are matrices beside which “{0}” stands: rows are effects, columns are causes.";
            MatrixCorner "matrix-corner" Guessed
                "The corner of the matrix says “{0}”, which may be about its rows or its columns: rows were read as causes. If they are effects, write “Effect / Cause” there."
                "The corner of {n} matrices says “{0}”, which may be about their rows or their columns: rows were read as causes. If they are effects, write “Effect / Cause” there.";
            ArrowColumn "arrow-column" Read
                "A column between the causes and the effects says which way their links lead: {0}."
                "In {n} tables a column between the causes and the effects says which way their links lead: {0}.";
            LinkCells "link-cells" Read
                "Each cell of a column holds a cause and an effect, an arrow between them: {0}."
                "In {n} tables each cell of a column holds a cause and an effect, an arrow between them: {0}.";
            NumberBefore "number-before" Guessed
                "The mark before {n} link was taken for its number or code, and for no part of its cause: {all}. If it belongs to the name, give the links two columns, From and To."
                "The marks before {n} links were taken for their numbers or codes, and for no part of their causes: {all}. If they belong to the names, give the links two columns, From and To.";
            PageAddress "page-address" Left
                "{n} cell has the addresses of pages behind their names, as Notion writes them. They were left out: {all}."
                "{n} cells have the addresses of pages behind their names, as Notion writes them. They were left out: {all}.";
            ArrowsInField "arrows-in-field" Guessed
                "The column “{0}” of a table of factors holds names with arrows between them, and was kept as a field: no links were read from it. If these are links, give them a list of their own, under the headings From and To."
                "Columns such as “{0}” of {n} tables of factors hold names with arrows between them, and were kept as fields: no links were read from them. If these are links, give them a list of their own, under the headings From and To.";
            TableInText "table-in-text" Left
                "{n} line of a table was left out, since links are typed around it: {all}. Give the table alone to read it."
                "{n} lines of a table were left out, since links are typed around it: {all}. Give the table alone to read it.";
            Means "means" Left
                "{n} row or column holds means of others, and was left out: {all}."
                "{n} rows and columns hold means of others, and were left out: {all}.";
            CellNumber "cell-number" Left
                "{n} cell of a matrix holds no number, and no link was made of it: {all}."
                "{n} cells of a matrix hold no numbers, and no links were made of them: {all}.";
            MatrixNumbers "matrix-numbers" Read
                "{n} row with numbers or codes of the columns of a matrix, beside their names, was read as no factor: {all}."
                "{n} rows with numbers or codes of the columns of matrices, beside their names, were read as no factors: {all}.";
            NoneByO "none-by-o" Guessed
                "{n} cell of a matrix holds o beside + and −, and was read as no link. If it is a negative link, write −."
                "{n} cells of a matrix hold o beside + and −, and were read as no links. If they are negative links, write −.";
            Hyphen "hyphen" Guessed
                "{n} cell of a matrix holds only a hyphen, and was read as empty. If it is a negative link, write −1."
                "{n} cells of a matrix hold only a hyphen, and were read as empty. If they are negative links, write −1.";
            HyphenFull "hyphen-full" Guessed
                "{n} cell of a matrix holds only a hyphen, as those where a factor meets itself do, and was read as empty. If it is a negative link, write −1 or “negative”."
                "{n} cells of a matrix hold only a hyphen, as those where a factor meets itself do, and were read as empty. If they are negative links, write −1 or “negative”.";
            NothingWord "nothing-word" Guessed
                "“{0}” stands in {n} cell of a matrix, and was read as no link."
                "“{0}” stands in {n} cells of a matrix, and was read as no link.";
            Layer "layer" Guessed
                "The sheet “{0}” is a matrix of the same factors: its cells were read as {1} of the links of the others."
                "{n} tables on the sheet “{0}” are matrices of the same factors: their cells were read as {1} of the links of the others.";
            LayerApart "layer-apart" Left
                "{n} cell of the sheet “{0}” is about a link that the others do not have, and was left out: {all}."
                "{n} cells of the sheet “{0}” are about links that the others do not have, and were left out: {all}.";
            LayerYes "layer-yes" Left
                "The sheet “{0}” says only yes and no of the same factors as another matrix, and was left out. If it says which links are late, call it “Delay”."
                "{n} tables on the sheet “{0}” say only yes and no of the same factors as another matrix, and were left out. If they say which links are late, call the sheet “Delay”.";
            Totals "totals" Left
                "{n} row or column holds sums of others, and was left out: {all}."
                "{n} rows and columns hold sums of others, and were left out: {all}.";
            PerhapsTotals "perhaps-totals" Guessed
                "{n} row or column is called like one of sums, and was read as a factor: {all}. If it holds sums, take it out."
                "{n} rows and columns are called like those of sums, and were read as factors: {all}. If they hold sums, take them out.";
            IdAndName "id-and-name" Guessed
                "{n} link names a factor by an id and by a name that is not its own: {all}. The id counts."
                "{n} ends of links name a factor by an id and by a name that is not its own: {all}. The id counts.";
            EffectsBeside "effects-beside" Guessed
                "The columns {0} were read as effects of what stands under “{1}”: a link to each, without a sign. To give them signs, write a row for each, under From, To, Sign."
                "In {n} tables the columns {0} were read as effects of what stands under “{1}”: a link to each, without a sign. To give them signs, write a row for each, under From, To, Sign.";
            WayColumn "way-column" Guessed
                "What stands under “{0}” was read as {1} of what stands under “{2}”: a link for each name, {3}. If that is wrong, or to give each its sign, write a row for each, under From, To, Sign."
                "In {n} tables what stands under “{0}” was read as {1} of what stands under “{2}”: a link for each name, {3}. If that is wrong, or to give each its sign, write a row for each, under From, To, Sign.";
            ListCell "list-cell" Guessed
                "{n} cell names several factors, and each became a link: {all}."
                "{n} cells name several factors, and each became a link: {all}.";
            Ditto "ditto" Guessed
                "{n} cell says only “{0}”, and was read as the one above it: {all}."
                "{n} cells say only “{0}”, and were read as those above them: {all}.";
            LabelColumn "label-column" Guessed
                "What stands under “{0}” was read as the labels of the links. If it names factors, give these a table of their own."
                "What stands under “{0}” was read as the labels of the links, in {n} tables. If it names factors, give these a table of their own.";
            JoinedCell "joined-cell" Guessed
                "{n} cell was read as one factor, though all that it names are factors of their own: {all}. If several are meant, write a row for each."
                "{n} cells were read as one factor each, though all that they name are factors of their own: {all}. If several are meant, write a row for each.";
            CommaName "comma-name" Guessed
                "{n} cell with a comma was read as one name: {all}. If several are meant, write {0} between them."
                "{n} cells with commas were read as one name each: {all}. If several are meant, write {0} between them.";
            BothEnds "both-ends" Read
                "{n} link is stated at its cause and at its effect, and was read once: {all}."
                "{n} links are stated at their causes and at their effects, and were read once: {all}.";
            Semicolon "semicolon" Guessed
                "{n} cell of an effect has a semicolon in it, and was read as one factor: {all}. If it names several, write | between them."
                "{n} cells of effects have semicolons in them, and were read as one factor each: {all}. If they name several, write | between them.";
            SemicolonCause "semicolon-cause" Guessed
                "{n} cell of a cause has a semicolon in it, and was read as one factor: {all}. If it names several, write | between them."
                "{n} cells of causes have semicolons in them, and were read as one factor each: {all}. If they name several, write | between them.";
            MatrixOblong "matrix-oblong" Guessed
                "The rows of the table have other names than its columns. It was read as a matrix: rows are causes, columns are effects."
                "The rows of {n} tables have other names than their columns. They were read as matrices: rows are causes, columns are effects.";
            MatrixLetters "matrix-letters" Guessed
                "The cells of the matrix are the letters V, A, X and O: V was read as a link from the row to the column, A as one back, X as both, O as none. They say no signs."
                "The cells of {n} matrices are the letters V, A, X and O: V was read as a link from the row to the column, A as one back, X as both, O as none. They say no signs.";
            OwnCell "own-cell" Left
                "“{0}” stands in {n} cell where a factor meets itself, and no link was made of it."
                "“{0}” stands in {n} cells where a factor meets itself, and no link was made of them.";
            Ranks "ranks" Left
                "{n} row or column holds ranks, beside sums, and was left out: {all}."
                "{n} rows and columns hold ranks, beside sums, and were left out: {all}.";
            CommaCell "comma-cell" Guessed
                "{n} cell with a comma was read as one factor, though parts of it are factors of their own: {all}. If several are meant, write a row for each."
                "{n} cells with a comma were read as one factor each, though parts of them are factors of their own: {all}. If several are meant, write a row for each.";
            LinesCell "lines-cell" Guessed
                "{n} cell of several lines was read as one factor, though lines of it are factors of their own: {all}. If several are meant, write a row for each."
                "{n} cells of several lines were read as one factor each, though lines of them are factors of their own: {all}. If several are meant, write a row for each.";
            Thousands "thousands" Guessed
                "The comma in {n} number was read as one between thousands: {all}. If it stands for a decimal point, write a point."
                "The commas in {n} numbers were read as such between thousands: {all}. If they stand for decimal points, write points.";
            Points "points" Guessed
                "The point in {n} number was read as {0}, in a column with decimal commas: {all}. If that is wrong, write {1}."
                "The points in {n} numbers were read as {0}, in a column with decimal commas: {all}. If that is wrong, write {1}.";
            SheetsRead "sheets-read" Read
                "The sheets of the workbook were read so: {0}."
                "The sheets of {n} workbooks were read so: {0}.";
            LinksApart "links-apart" Guessed
                "The links of the sheet “{0}” have no signs, and share no factor with those of others. If they are none, put “(ignore)” at the end of the name of the sheet."
                "{n} lists on the sheet “{0}” have links without signs, which share no factor with those of others. If they are none, put “(ignore)” at the end of the name of the sheet.";
            TwoHeadings "two-headings" Guessed
                "The table has two rows of headings, which were read as one: {0}."
                "{n} tables have two rows of headings, which were read as one: {0}.";
            NoHeading "no-heading" Guessed
                "{n} column has no heading, and was kept as a field: {all}."
                "{n} columns have no heading, and were kept as fields: {all}.";
            CellErrors "cell-errors" Left
                "{n} cell holds an error ({0}), and was read as empty."
                "{n} cells hold an error ({0}), and were read as empty.";
            RowsHidden "rows-hidden" Guessed
                "{n} row is hidden in the workbook, perhaps by a filter, and was read like the others."
                "{n} rows are hidden in the workbook, perhaps by a filter, and were read like the others.";
            MatrixCodes "matrix-codes" Guessed
                "{n} column of a matrix has a code, and was read as the factor that has it in its row: {all}."
                "{n} columns of a matrix have codes, and were read as the factors that have them in their rows: {all}.";
            MatrixName "matrix-name" Guessed
                "{n} column is the factor of a row whose name differs only in upper and lower case: {all}."
                "{n} columns are the factors of rows whose names differ only in upper and lower case: {all}.";

            Spoken "spoken" Guessed
                "The column “{0}” was read as causes, “{1}” as effects. If that is the wrong way round, call these columns From and To."
                "The column “{0}” was read as causes, “{1}” as effects, in {n} tables. If that is the wrong way round, call these columns From and To.";
            PerhapsSigns "perhaps-signs" Guessed
                "The table was read as a list of factors. Its column “{0}” may say that it is one of links: if so, call the columns of causes and effects From and To."
                "{n} tables were read as lists of factors. Their column “{0}” may say that they are lists of links: if so, call the columns of causes and effects From and To.";
            PerhapsMatrix "perhaps-matrix" Guessed
                "The table was read as a list of factors. Signs stand in its column “{0}” and in others: if it is a matrix of causes (rows) and effects (columns), leave the first cell of its headings empty."
                "{n} tables were read as lists of factors. Signs stand in their column “{0}” and in others: if they are matrices of causes (rows) and effects (columns), leave the first cell of their headings empty.";
            PerhapsNumbers "perhaps-numbers" Guessed
                "The table was read as a list of factors. Small numbers stand in all its other columns: if it is a matrix of causes (rows) and effects (columns), leave the first cell of its headings empty."
                "{n} tables were read as lists of factors. Small numbers stand in all their other columns: if they are matrices of causes (rows) and effects (columns), leave the first cell of their headings empty.";
            PerhapsNames "perhaps-names" Guessed
                "The table was read as a list of factors. What stands in its column “{0}” are names of its factors, so that it may be a list of links: if so, call the columns of causes and effects From and To."
                "{n} tables were read as lists of factors. What stands in their column “{0}” are names of their factors, so that they may be lists of links: if so, call the columns of causes and effects From and To.";

            // Sheets, files and headings
            SheetIgnored "sheet-ignored" Left
                "The sheet “{0}” asks to be ignored."
                "The sheet “{0}” asks to be ignored.";
            SheetUnknown "sheet-unknown" Left
                "The sheet “{0}” has no table of factors or links, and was left out."
                "The sheet “{0}” has {n} parts without a table of factors or links, which were left out.";
            SheetUnlinked "sheet-unlinked" Left
                "The sheet “{0}” names nothing that a link leads from or to, and was left out. If what stands in its column “{1}” are factors, call that column Label."
                "{n} tables on the sheet “{0}” name nothing that a link leads from or to, and were left out. If what stands in their column “{1}” are factors, call that column Label.";
            TableUnlinked "table-unlinked" Left
                "{n} table names nothing that a link leads from or to, and was left out. If what stands in its column “{0}” are factors, call that column Label."
                "{n} tables name nothing that a link leads from or to, and were left out. If what stands in their column “{0}” are factors, call that column Label.";
            NoneLinked "none-linked" Guessed
                "No link leads from or to anything in the column “{0}” of a table. It was read as factors all the same."
                "No link leads from or to anything in the column “{0}” of {n} tables. They were read as factors all the same.";
            PartUnknown "part-unknown" Left
                "{n} part of the sheet “{0}” has no table of factors or links, and was left out."
                "{n} parts of the sheet “{0}” have no table of factors or links, and were left out.";
            SheetHidden "sheet-hidden" Guessed
                "The sheet “{0}” is hidden in the workbook, and was read like the others."
                "The sheet “{0}” is hidden in the workbook, and was read like the others.";
            CellComments "cell-comments" Left
                "{n} sheet has comments on its cells, which were not read."
                "{n} sheets have comments on their cells, which were not read.";
            TableUnknown "table-unknown" Left
                "{n} file has no table of factors or links in it, and was left out: {all}."
                "{n} files have no table of factors or links in them, and were left out: {all}.";
            BesideBroken "beside-broken" Left
                "“{0}” was not read along: {1}."
                "“{0}” was not read along: {1}.";
            ColumnTwice "column-twice" Left
                "The heading “{0}” stands twice. The first column of it counts, and the other is kept as a field."
                "The heading “{0}” stands {n} times more. The first column of it counts, and the others are kept as fields.";
        }
    };
}

pub(super) use tables;
