//! Every sentence of the account, with gaps: `{n}` is how many, `{0}` and `{1}` what was found,
//! `{all}` the names of the first of them. What stands behind `‖` is advice for the command line, which a
//! page leaves out. Those about tables stand in `tables`.

use super::tables::tables;

/// What sort of thing a note tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// How something was understood.
    Read,
    /// What the file does not say outright.
    Guessed,
    /// What is not on the map.
    Left,
    /// What a format that is written can't hold.
    Lost,
}

impl Kind {
    /// Its name in reports.
    pub fn token(self) -> &'static str {
        match self {
            Kind::Read => "read",
            Kind::Guessed => "guessed",
            Kind::Left => "left-out",
            Kind::Lost => "lost",
        }
    }
}

/// Makes the enum of notes and the table of their sentences of one list, so that neither can lack what
/// the other has.
macro_rules! notes {
    ($($name:ident $code:literal $kind:ident $one:literal $many:literal;)*) => {
        /// What a note tells. The sentence is its documentation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Told {
            $(#[doc = $many] $name,)*
        }

        impl Told {
            /// The stable name of the note.
            pub fn code(self) -> &'static str {
                match self { $(Told::$name => $code,)* }
            }

            /// What sort of thing it tells.
            pub fn kind(self) -> Kind {
                match self { $(Told::$name => Kind::$kind,)* }
            }

            /// Its sentence for one case, and for several.
            pub(super) fn sentence(self) -> (&'static str, &'static str) {
                match self { $(Told::$name => ($one, $many),)* }
            }

            /// All of them.
            #[cfg(test)]
            const ALL: &'static [Told] = &[$(Told::$name,)*];
        }
    };
}

tables! { notes
    // The file
    More "more" Left
        "And {n} more of this kind: “{0}”"
        "And {n} more of this kind: “{0}”";
    Unpacked "unpacked" Read
        "The file was compressed, and was unpacked."
        "{n} files were compressed, and were unpacked.";
    Decoded "decoded" Guessed
        "The text is not UTF-8 and was read as {0}. Look whether letters with accents are right."
        "{n} texts are not UTF-8 and were read as {0}. Look whether letters with accents are right.";
    Letters "letters" Left
        "{n} text has bytes that are no letters in {0}. “�” stands in their place."
        "{n} texts have bytes that are no letters in {0}. “�” stands in their place.";
    AroundFence "around-fence" Left
        "{n} line around the fences (```) was left out: {all}."
        "{n} lines around the fences (```) were left out: {all}.";

    // Signs
    PairSame "pair-same" Read
        "{n} link typed `{0}` read as same-direction (+): two signs stand at the two ends of the link."
        "{n} links typed `{0}` read as same-direction (+): two signs stand at the two ends of a link.";
    PairOpposite "pair-opposite" Read
        "{n} link typed `{0}` read as opposite-direction (−): two signs stand at the two ends of the link."
        "{n} links typed `{0}` read as opposite-direction (−): two signs stand at the two ends of a link.";
    SignFrom "sign-from" Read
        "{n} link has its sign from its {0}."
        "{n} links have their sign from their {0}.";
    SignGiven "sign-given" Read
        "{n} link of the type “{0}” has the sign that you gave to it."
        "{n} links of the type “{0}” have the sign that you gave to it.";
    NoSign "no-sign" Left
        "{n} link has no sign in the file. It is shown with “?”."
        "{n} links have no sign in the file. They are shown with “?”.";
    NoSignType "no-sign-type" Left
        "{n} link of the type “{0}” has no sign.‖ If the type stands for one, give it: --signs \"{0}=SIGN\"."
        "{n} links of the type “{0}” have no sign.‖ If the type stands for one, give it: --signs \"{0}=SIGN\".";
    NoSignColumn "no-sign-column" Left
        "{n} link has no sign in a column that is known. It is shown with “?”. Kept as fields, and not read: {0}.‖ If one of these holds signs, call it Sign."
        "{n} links have no sign in a column that is known. They are shown with “?”. Kept as fields, and not read: {0}.‖ If one of these holds signs, call it Sign.";
    SignColumn "sign-column" Guessed
        "The signs are those of the column “{0}”."
        "The signs are those of the column “{0}”, in {n} tables.";
    NoSignField "no-sign-field" Left
        "{n} link has no sign in a field that is known. It is shown with “?”. Kept, and not read: {0}.‖ If one of these holds signs, call it “sign”."
        "{n} links have no sign in a field that is known. They are shown with “?”. Kept, and not read: {0}.‖ If one of these holds signs, call it “sign”.";
    SignField "sign-field" Guessed
        "The signs are those of the field “{0}”."
        "The signs are those of the field “{0}”.";
    SignClash "sign-clash" Left
        "The file says + of {n} link in one place, and − in another: {all}. It is shown with “?”."
        "The file says + of {n} links in one place, and − in another: {all}. They are shown with “?”.";
    SignUnused "sign-unused" Left
        "No link has the type “{0}”, for which you gave a sign."
        "No link has the type “{0}”, for which you gave a sign.";
    SignOwn "sign-own" Left
        "In a system map each link says its own sign. Signs that you give to types have no effect on it."
        "In a system map each link says its own sign. Signs that you give to types have no effect on it.";
    SignNear "sign-near" Left
        "No link has the type “{0}”, for which you gave a sign. Is “{1}” meant?"
        "No link has the type “{0}”, for which you gave a sign. Is “{1}” meant?";
    NoSignLook "no-sign-look" Left
        "{n} link without a sign is drawn “{0}”.‖ If that stands for one, say which: --signs \"{0}=+\" or \"{0}=-\"."
        "{n} links without a sign are drawn “{0}”.‖ If that stands for one, say which: --signs \"{0}=+\" or \"{0}=-\".";
    PairUnclear "pair-unclear" Left
        "{n} link has the sign `{0}`, which may be two signs or a strong one. It is shown with “?”.‖ Say which with --signs \"{0}=SIGN\"."
        "{n} links have the sign `{0}`, which may be two signs or a strong one. They are shown with “?”.‖ Say which with --signs \"{0}=SIGN\".";
    StrongSign "strong-sign" Guessed
        "{n} link has the sign `{0}`, which was read as a strong {1}, since three signs stand beside it."
        "{n} links have the sign `{0}`, which was read as a strong {1}, since three signs stand beside it.";
    NoNegative "no-negative" Left
        "{n} link has a weight, and no weight in the table is negative: it may be a mere strength. It is shown with “?”.‖ --signs \">0=+\" takes it as a sign."
        "{n} links have weights, none of which is negative: they may be mere strengths. They are shown with “?”.‖ --signs \">0=+\" takes them as signs.";
    ZeroWeight "zero-weight" Left
        "{n} link has the weight 0, which says no sign."
        "{n} links have the weight 0, which says no sign.";
    BadNumber "bad-number" Left
        "“{0}” stands where a number is expected, and was not read as one."
        "“{0}” stands {n} times where a number is expected, and was not read as one.";
    KeptNumber "kept-number" Left
        "“{0}” stands under “{1}”, where a number{2} is expected. It is kept as a field."
        "“{0}” stands {n} times under “{1}”, where a number{2} is expected. It is kept as a field.";
    SignWeight "sign-weight" Guessed
        "{n} link has the sign {0} and a {1} that says the opposite. The sign counts."
        "{n} links have the sign {0} and a {1} that says the opposite. The sign counts.";
    SignOther "sign-other" Guessed
        "{n} link has the sign {0} and a {1} that says another one. The sign counts."
        "{n} links have the sign {0} and a {1} that says another one. The sign counts.";
    BigWeight "big-weight" Read
        "{n} weight is larger than 1. It is kept as a field, not as a strength."
        "Weights up to {0} are kept as a field, not as strengths, which go up to 1.";

    // Factors and links
    Direction "direction" Guessed
        "{n} link has the direction “{0}”, which is not known. It was read as leading from its first end to its second."
        "{n} links have the direction “{0}”, which is not known. They were read as leading from their first end to their second.";
    DelayClash "delay-clash" Read
        "{n} link is said to have a delay in one place, and none in another. It is shown with it: {all}."
        "{n} links are said to have a delay in one place, and none in another. They are shown with it: {all}.";
    DelayUnknown "delay-unknown" Left
        "{n} link has the delay “{0}”, which says neither yes nor no. It is shown without a delay."
        "{n} links have the delay “{0}”, which says neither yes nor no. They are shown without a delay.";
    DelayWord "delay-word" Left
        "{n} link has a label or tag “{0}” and no delay. It is shown without one: {all}. To mark it, say yes in a field called Delay."
        "{n} links have a label or tag “{0}” and no delay. They are shown without one: {all}. To mark them, say yes in a field called Delay.";
    DelayField "delay-field" Left
        "{n} link has a field “{0}” and no delay. It is shown without one: {all}. To mark it, say yes in a field called Delay."
        "{n} links have a field “{0}” and no delay. They are shown without one: {all}. To mark them, say yes in a field called Delay.";
    NearLabel "near-label" Guessed
        "{n} label looks like another, and is a factor of its own: {all}. They differ in blanks, in upper and lower case, in quotes or dashes, in how an accent is made, or in what is not shown. If one factor is meant, write both alike."
        "{n} labels look like others, and are factors of their own: {all}. They differ in blanks, in upper and lower case, in quotes or dashes, in how an accent is made, or in what is not shown. If one factor is meant, write all alike.";
    MarkedLabel "marked-label" Guessed
        "{n} label differs from another by marks alone, and is a factor of its own: {all}. If one factor is meant, write both alike."
        "{n} labels differ from others by marks alone, and are factors of their own: {all}. If one factor is meant, write both alike.";
    BracketLabel "bracket-label" Guessed
        "{n} label is another one with words in brackets or behind a mark, and is a factor of its own: {all}. If one factor is meant, write both alike."
        "{n} labels are others with words in brackets or behind a mark, and are factors of their own: {all}. If one factor is meant, write all alike.";
    TypedAlike "typed-alike" Guessed
        "{n} label differs from another only in blanks, in how an accent is made, or in what is not shown, and was read as the same factor: {all}."
        "{n} labels differ from others only in blanks, in how an accent is made, or in what is not shown, and were read as the same factors: {all}.";
    SameRow "same-row" Guessed
        "{n} row says the same as one before it, and became a link of its own. Loops through it are counted twice."
        "{n} rows say the same as others before them, and became links of their own. Loops through them are counted several times.";
    SameEnds "same-ends" Guessed
        "{n} link leads from and to the same factors as one before it, and is a link of its own. Loops through it are counted twice."
        "{n} links lead from and to the same factors as others before them, and are links of their own. Loops through them are counted several times.";
    Implied "implied" Guessed
        "{n} factor is only named by a link, and was added: {all}."
        "{n} factors are only named by links, and were added: {all}.";
    SameLabel "same-label" Read
        "The label “{0}” stands twice. A link that names it by its label goes to the first."
        "The label “{0}” stands {n} times more. A link that names it by its label goes to the first.";
    Merged "merged" Read
        "{n} row repeats a factor, and was merged with it: {all}."
        "{n} rows repeat a factor, and were merged with it: {all}.";
    MergedDiffers "merged-differs" Left
        "{n} row repeats a factor and says something else of it under “{0}”, which was left out: {all}."
        "{n} rows repeat a factor and say something else of it under “{0}”, which was left out: {all}.";
    NoLabel "no-label" Left
        "{n} factor has no label. It is shown by its id."
        "{n} factors have no label. They are shown by their ids.";
    Unlabelled "unlabelled" Left
        "{n} row of factors has no label, and was left out: {all}. Give it one to have it on the map."
        "{n} rows of factors have no label, and were left out: {all}. Give each one to have it on the map.";
    Dangling "dangling" Left
        "{n} link was left out, since an end of it is not on the map: {all}."
        "{n} links were left out, since an end of each is not on the map: {all}.";
    Mutual "mutual" Read
        "{n} mutual link became two, one each way."
        "{n} mutual links became two each, one each way.";
    DrawnBack "drawn-back" Read
        "{n} link is drawn with its arrow at its start. It was read the way of the arrow."
        "{n} links are drawn with their arrow at their start. They were read the way of the arrow.";
    Strict "strict" Read
        "{n} edge is stated again, and was read once: the graph is strict."
        "{n} edges are stated again, and were read once: the graph is strict.";
    GroupFactor "group-factor" Guessed
        "{n} node with others in it is a factor and a group: {all}."
        "{n} nodes with others in them are each a factor and a group: {all}.";
    GroupPlace "group-place" Left
        "{n} node lies over those in it in the file, so that its place was not kept: {all}."
        "{n} nodes lie over those in them in the file, so that their places were not kept: {all}.";
    MereGroup "mere-group" Read
        "{n} node with others in it has no links, and is a group: {all}."
        "{n} nodes with others in them have no links, and are groups: {all}.";
    GroupEnd "group-end" Left
        "{n} arrow leads from or to a group, which is no factor, and was left out: {all}. Draw it from card to card."
        "{n} arrows lead from or to groups, which are no factors, and were left out: {all}. Draw them from card to card.";
    Undirected "undirected" Left
        "{n} line without a direction is no link of cause and effect. It is kept in the file, not shown, and is part of no loop."
        "{n} lines without a direction are no links of cause and effect. They are kept in the file, not shown, and are part of no loop.";
    ManyInCell "many-in-cell" Read
        "{n} cell names several factors, separated by |. Each became a link."
        "{n} cells name several factors, separated by |. Each became a link.";
    BadPlace "bad-place" Left
        "{n} factor has a place too far out. It is laid out anew."
        "{n} factors have places too far out. They are laid out anew.";
    PlaceUnread "place-unread" Left
        "{n} factor has a place that is no number, or too far out. It is laid out anew."
        "{n} factors have places that are no numbers, or too far out. They are laid out anew.";
    DrawnLarger "drawn-larger" Read
        "Where the file puts things there is no room for labels in boxes. They are drawn {0} times as far apart, in the same shape."
        "Where the file puts things there is no room for labels in boxes. They are drawn {0} times as far apart, in the same shape, in {n} parts.";
    MovedAside "moved-aside" Read
        "{n} factor would lie on the label of another, and was moved aside: {all}."
        "{n} factors would lie on the labels of others, and were moved aside: {all}.";
    PutInRows "put-in-rows" Read
        "{n} factor stands with very many others at one place, and was put into a row below all that is elsewhere: {all}."
        "{n} factors stand with very many others at one place, and were put into rows below all that is elsewhere, in the order of the file: {all}.";
    HalfRow "half-row" Left
        "{n} row has no cause or no effect, and was left out."
        "{n} rows have no cause or no effect, and were left out.";

    // Maps and loops of a project
    MapUnused "map-unused" Left
        "There is one map in this file. “{0}” was not looked for."
        "There is one map in this file. “{0}” was not looked for.";
    MapChosen "map-chosen" Read
        "The project has several maps. “{0}” was read. Others: {1}.‖ Choose one with --map, or all with --map \"*\"."
        "The project has several maps. “{0}” was read. Others: {1}.‖ Choose one with --map, or all with --map \"*\".";
    ViewChosen "view-chosen" Read
        "The model has several views or parts. “{0}” was read. Others: {1}."
        "The model has several views or parts. “{0}” was read. Others: {1}.";
    OffView "off-view" Left
        "{n} variable of the model is not on what was asked for, and was left out."
        "{n} variables of the model are not on what was asked for, and were left out.";
    AllMaps "all-maps" Read
        "All {0} maps of the project were read together. Each is a view."
        "All {0} maps of the project were read together. Each is a view.";
    OffMap "off-map" Left
        "{n} factor of the project is on none of its maps, and was left out."
        "{n} factors of the project are on none of its maps, and were left out.";
    OffMapLink "off-map-link" Left
        "{n} connection of the project is on none of its maps, and was left out: {all}.‖ --map \"*\" reads all."
        "{n} connections of the project are on none of its maps, and were left out: {all}.‖ --map \"*\" reads all.";
    OffMapLoop "off-map-loop" Left
        "{n} loop of the project is on none of its maps, has links that are not on this one, and was left out: {all}.‖ --map \"*\" reads all."
        "{n} loops of the project are on none of its maps, have links that are not on this one, and were left out: {all}.‖ --map \"*\" reads all.";
    NotThere "not-there" Left
        "{n} thing is placed on the map, and is not in the project: {all}."
        "{n} things are placed on the map, and are not in the project: {all}.";
    LoopOpen "loop-open" Left
        "{n} loop does not close, and became a view: {all}."
        "{n} loops do not close, and became views: {all}.";
    LoopGone "loop-gone" Left
        "{n} loop names no links that are on the map, and is kept in the file: {all}."
        "{n} loops name no links that are on the map, and are kept in the file: {all}.";
    LoopLess "loop-less" Left
        "{n} loop names links that are not on the map, and was read without them. What it names is kept with it as a field: {all}."
        "{n} loops name links that are not on the map, and were read without them. What they name is kept with them as a field: {all}.";
    LoopPart "loop-part" Left
        "{n} loop has links that are not on this map, and was read without them: {all}.‖ --map \"*\" reads all."
        "{n} loops have links that are not on this map, and were read without them: {all}.‖ --map \"*\" reads all.";
    LoopSign "loop-sign" Left
        "{n} link has another sign in a loop of the file than where it stands itself, which counts: {all}."
        "{n} links have other signs in loops of the file than where they stand themselves, which count: {all}.";
    LoopKind "loop-kind" Read
        "{n} loop is said to be of one kind, and its links make it the other: {all}. What is said is kept in the file; see whether a sign is wrong."
        "{n} loops are said to be of one kind, and their links make them the other: {all}. What is said is kept in the file; see whether a sign is wrong.";
    LoopFields "loop-fields" Left
        "The tags, type or fields of {n} loop are kept in the file, and not shown."
        "The tags, types or fields of {n} loops are kept in the file, and not shown.";
    PlacedStyle "placed-style" Left
        "{n} factor or link has a look of its own on its map (colour, size, line). It is kept in the file, and not shown."
        "{n} factors and links have looks of their own on their map (colour, size, line). They are kept in the file, and not shown.";
    ProjectAbout "project-about" Left
        "The description of the project is kept in the file, and not shown: its map has one of its own."
        "The description of the project is kept in the file, and not shown: its map has one of its own.";
    ProjectName "project-name" Left
        "The name of the project, “{0}”, is kept in the file. The title is the name of the map."
        "The name of the project, “{0}”, is kept in the file. The title is the name of the map.";
    MapName "map-name" Left
        "The name of the map, “{0}”, is kept in the file. The title is the name of the project."
        "The name of the map, “{0}”, is kept in the file. The title is the name of the project.";
    Curvature "curvature" Left
        "The bend of {n} link is kept in the file, and not drawn."
        "The bends of {n} links are kept in the file, and not drawn.";
    Styles "styles" Left
        "{n} perspective (colours, sizes, filters) is kept in the file, and not applied."
        "{n} perspectives (colours, sizes, filters) are kept in the file, and not applied.";
    GroupColors "group-colours" Read
        "Groups have their colours from the perspective “{0}”. The rest of it (sizes, filters, colours of links and of single factors) is kept in the file, and not applied."
        "Groups have their colours from {n} perspectives “{0}”. The rest of them (sizes, filters, colours of links and of single factors) is kept in the file, and not applied.";
    Markup "markup" Read
        "{n} description holds Markdown. It is kept as it is, and its emphasis, lists and links are shown."
        "{n} descriptions hold Markdown. They are kept as they are, and their emphasis, lists and links are shown.";

    Html "html" Read
        "{n} description held HTML. The tags were left out, the words were kept."
        "{n} descriptions held HTML. The tags were left out, the words were kept.";
    DirectionGuessed "direction-guessed" Guessed
        "{n} edge does not say whether it has a direction, nor does the file (defaultedgetype). It was read as leading from its source to its target."
        "{n} edges do not say whether they have a direction, nor does the file (defaultedgetype). They were read as leading from their sources to their targets.";
    SecondGraph "second-graph" Left
        "{n} more graph of this file was not read: one file is one map."
        "{n} more graphs of this file were not read: one file is one map.";
    GraphsTogether "graphs-together" Read
        "{n} more graph of this file was read into the same map: its nodes have ids of their own."
        "{n} more graphs of this file were read into the same map: their nodes have ids of their own.";
    SecondList "second-list" Left
        "{n} more list of nodes or links stands beside the one that was read, and was left out: {all}. Put all into one list to read them together."
        "{n} more lists of nodes or links stand beside those that were read, and were left out: {all}. Put all into one list to read them together.";
    BesideLists "beside-lists" Left
        "{n} thing that the file says of the map as a whole is kept in the file, and not shown: {all}."
        "{n} things that the file says of the map as a whole are kept in the file, and not shown: {all}.";
    Invisible "invisible" Left
        "{n} edge is invisible (style=invis), as edges are that only keep nodes in place, and was left out: {all}. If it is a link, take the style away."
        "{n} edges are invisible (style=invis), as edges are that only keep nodes in place, and were left out: {all}. If one is a link, take the style away.";
    LeftOut "left-out" Left
        "This was left out, since there is no place for it here: {0}."
        "This was left out, since there is no place for it here: {0} ({n}).";

    // Other formats
    SameId "same-id" Left
        "The id “{0}” stands twice. A link that names it by its id goes to the first."
        "The id “{0}” stands {n} times more. A link that names it by its id goes to the first.";
    NoteKept "note-kept" Left
        "{n} text beside the map is kept in the file, and not shown."
        "{n} texts beside the map are kept in the file, and not shown.";
    LoopSymbol "loop-symbol" Left
        "{n} symbol of a loop on the drawing is kept in the file, and not shown: {all}. Loops are found anew."
        "{n} symbols of loops on the drawing are kept in the file, and not shown: {all}. Loops are found anew.";
    LoneLoop "lone-loop" Guessed
        "{n} factor is called like a loop and has no links: {all}. If it is the mark of a loop, leave it out: loops are found anew."
        "{n} factors are called like loops and have no links: {all}. If they are marks of loops, leave them out: loops are found anew.";
    Hidden "hidden" Guessed
        "{n} factor or link is hidden in the file, and was read like the others: {all}."
        "{n} factors and links are hidden in the file, and were read like the others: {all}.";
    Behind "behind" Left
        "What is drawn behind the map was left out."
        "What is drawn behind the map was left out.";
    Scenario "scenario" Left
        "{n} scenario was left out: {all}."
        "{n} scenarios were left out: {all}.";
    WordWeight "word-weight" Guessed
        "{n} weight is a word (L, M or H), and was read as 0.25, 0.5 or 1."
        "{n} weights are words (L, M, H), and were read as 0.25, 0.5 and 1.";

    // Typed text
    SignInLabel "sign-in-label" Guessed
        "{n} label begins or ends like a sign, and no sign was read of it: {all}. A link is typed so: A -> B : +."
        "{n} labels begin or end like a sign, and no sign was read of them: {all}. A link is typed so: A -> B : +.";
    SignLabel "sign-label" Guessed
        "The label of {n} link begins or ends with a sign and says more, and no sign was read of it: {all}. Write the sign alone, and the words in another field."
        "The labels of {n} links begin or end with a sign and say more, and no sign was read of them: {all}. Write the signs alone, and the words in another field.";
    SignBehind "sign-behind" Guessed
        "{n} link has its sign from what stands at the name of an end: {all}. If it belongs to the name, say the sign elsewhere: behind a colon, or in a column of signs."
        "{n} links have their signs from what stands at the names of their ends: {all}. If it belongs to the names, say the signs elsewhere: behind a colon, or in a column of signs.";
    DelayBehind "delay-behind" Guessed
        "{n} link has a delay from what stands at the name of its effect: {all}. If it belongs to the name, say that elsewhere: behind a colon, or in a column of delays."
        "{n} links have a delay from what stands at the names of their effects: {all}. If it belongs to the names, say that elsewhere: behind a colon, or in a column of delays.";
    SignWays "sign-ways" Read
        "{n} link has its sign from arrows up and down at its ends: {all}."
        "{n} links have their signs from arrows up and down at their ends: {all}.";
    CommaLabel "comma-label" Guessed
        "{n} label with a {0} was read as one factor: {all}. If several are meant, write a line for each; if one is, put it in quotes."
        "{n} labels with a {0} were read as one factor each: {all}. If several are meant, write a line for each; if one is, put it in quotes.";
    OddLine "odd-line" Guessed
        "{n} line has no arrow that is known here, and was read as a factor: {all}. A link is typed so: A -> B : +."
        "{n} lines have no arrow that is known here, and were read as factors: {all}. A link is typed so: A -> B : +.";
    Talk "talk" Left
        "{n} line without an arrow was left out as a heading, or as words around the links: {all}. If it is a factor, put it in quotes."
        "{n} lines without arrows were left out as headings, or as words around the links: {all}. If one is a factor, put it in quotes.";
    Remark "remark" Left
        "{n} remark with an arrow in it was left out: {all}. If it is a link, take out what stands before the colon."
        "{n} remarks with arrows in them were left out: {all}. If one is a link, take out what stands before the colon.";
    MaybeItem "maybe-item" Guessed
        "{n} label begins like an item of a list, and was read as it stands: {all}. If that is no part of the name, take it out; if it is, put the name in quotes."
        "{n} labels begin like items of a list, and were read as they stand: {all}. If that is no part of the names, take it out; if it is, put the names in quotes.";
    Comment "comment" Left
        "{n} comment at the end of a line, after //, was left out: {all}. For words that belong to the map, begin a line below with >; a name with // stands in quotes."
        "{n} comments at the end of a line, after //, were left out: {all}. For words that belong to the map, begin a line below with >; names with // stand in quotes.";
    Slashes "slashes" Guessed
        "{n} line has “//” before an arrow or a sign, and it was read as part of a name: {all}. A comment stands behind all else; a name with // stands in quotes."
        "{n} lines have “//” before an arrow or a sign, and it was read as part of a name: {all}. A comment stands behind all else; names with // stand in quotes.";
    LoopChoice "loop-choice" Guessed
        "Between factors of {n} loop run several links. It takes the first that fit its label, or else the first: {all}. An outline cannot say which are meant; in a map saved as JSON its links can be named."
        "Between factors of {n} loops run several links. Each takes the first that fit its label, or else the first: {all}. An outline cannot say which are meant; in a map saved as JSON their links can be named.";
    AddressInText "address-in-text" Left
        "The address of a LOOPY model stands in this text, and was not followed. To open that model, give its address alone."
        "{n} addresses of LOOPY models stand in this text, and were not followed. To open such a model, give its address alone.";

    // Models
    AllViews "all-views" Read
        "All {0} views of the model were read together. Each is a view of the map.‖ Choose one with --map."
        "All {0} views of the model were read together. Each is a view of the map.‖ Choose one with --map.";
    FlowPipe "flow-pipe" Read
        "{n} pipe of a flow became a link: + into the stock that it fills, − to the one that it empties."
        "{n} pipes of flows became links: + into the stock that one fills, − to the one that it empties.";
    DrawnAgain "drawn-again" Read
        "{n} link is drawn more than once, and stands on the map as often."
        "{n} links are drawn more than once, and stand on the map as often.";
    EquationLink "equation-link" Read
        "{n} link is not drawn, and was read from an equation."
        "{n} links are not drawn, and were read from equations.";
    EquationOnly "equation-only" Left
        "{n} link that an equation names is not drawn on what was asked for, and was left out."
        "{n} links that equations name are not drawn on what was asked for, and were left out.";
    NotConnected "not-connected" Left
        "{n} link that an equation names is not drawn, while others are, and was left out: {all}."
        "{n} links that equations name are not drawn, while others are, and were left out: {all}.";
    SignsDiffer "signs-differ" Left
        "{n} link is drawn with +, and has − in its equation. The drawing counts."
        "{n} links are drawn with +, and have − in their equations. The drawing counts.";
    Equation "equation" Left
        "{n} equation was left out: a map has no numbers to reckon with."
        "{n} equations were left out: a map has no numbers to reckon with.";
    Underlined "underlined" Read
        "{n} line is underlined, and was read as a title or a heading: {all}."
        "{n} lines are underlined, and were read as a title or headings: {all}.";
    TypeWay "type-way" Read
        "{n} link has the type “{0}”, and leads from its start to its end all the same, as its arrow does."
        "{n} links have the type “{0}”, and lead from their starts to their ends all the same, as their arrows do.";
    DelayFunction "delay-function" Left
        "{n} equation delays what goes into it ({all}); no link into that factor is marked as delayed, as the file marks none."
        "{n} equations delay what goes into them ({all}); no link into those factors is marked as delayed, as the file marks none.";
    Curve "curve" Left
        "{n} graphical function (a curve) was left out: a map has no numbers to reckon with."
        "{n} graphical functions (curves) were left out: a map has no numbers to reckon with.";
    NotDrawn "not-drawn" Left
        "{n} variable is on no drawing, and was left out: {all}."
        "{n} variables are on no drawing, and were left out: {all}.";
    RemarkArrow "remark-arrow" Left
        "{n} arrow from or to a remark, a cloud or a picture is no link, and was left out."
        "{n} arrows from or to remarks, clouds or pictures are no links, and were left out.";
    Submodel "submodel" Read
        "{n} sub-model (module) is a factor, and what is in it a group and a view. What it takes from outside is a factor of its own in it."
        "{n} sub-models (modules) are factors, and what is in each a group and a view. What one takes from outside is a factor of its own in it.";
    BrokenLine "broken-line" Left
        "{n} line of the drawing is broken, and was left out."
        "{n} lines of the drawing are broken, and were left out.";
    CutOff "cut-off" Left
        "The file ends inside of its drawing. It was perhaps cut off, and something may be missing."
        "{n} files end inside of their drawings. They were perhaps cut off, and something may be missing.";
    CutEquation "cut-equation" Left
        "The part with equations ends inside of an equation, which was left out. The file was perhaps cut off, and something may be missing."
        "{n} files end inside of an equation, which was left out. They were perhaps cut off, and something may be missing.";
    OpenMacro "open-macro" Left
        "The last macro has no :END OF MACRO:, so that what stands behind it counts as a part of it, and was left out. The file was perhaps cut off, and something may be missing."
        "The last macros of {n} files have no :END OF MACRO:, so that what stands behind them counts as a part of them, and was left out. They were perhaps cut off, and something may be missing.";
    NoBar "no-bar" Read
        "The last equation has no | behind it, and was read all the same. The file was perhaps cut off, and something may be missing."
        "The last equations of {n} files have no | behind them, and were read all the same. They were perhaps cut off, and something may be missing.";
    NotDefined "not-defined" Read
        "{n} variable is named in equations and has none of its own, and nothing is drawn: {all}. The file was perhaps cut off, and something may be missing."
        "{n} variables are named in equations and have none of their own, and nothing is drawn: {all}. The file was perhaps cut off, and something may be missing.";
    Prefix "prefix" Read
        "The prefix “{0}:” is used and not declared. The file was read all the same; other programs may refuse it."
        "The prefix “{0}:” is used and not declared. The file was read all the same; other programs may refuse it.";
    Forbidden "forbidden" Left
        "{0} characters that may not stand in XML were left out."
        "{0} characters that may not stand in XML were left out.";
    Entity "entity" Left
        "“&{0};” is not unfolded, and stays as text."
        "“&{0};” is not unfolded, and stays as text ({n} times).";

    // What a format can't hold
    LostEvidence "lost-evidence" Lost
        "The evidence of {n} factor or link is not written: this format has no place for it."
        "The evidence of {n} factors and links is not written: this format has no place for it.";
    LostPart "lost-part" Lost
        "This is not written, since this format has no place for it: {0}."
        "This is not written, since this format has no place for it: {0} ({n}).";
    LostNamed "lost-named" Lost
        "This is not written, since this format has no place for it: {0}: {all}."
        "This is not written, since this format has no place for it: {0} ({n}): {all}.";
    Elsewhere "elsewhere" Lost
        "This is written, and may not come through where it is opened: {0}."
        "This is written, and may not come through where it is opened: {0} ({n}).";
    Changed "changed" Lost
        "{n} text was changed, since this format can't hold it as it is: {0}."
        "{n} texts were changed, since this format can't hold them as they are: {0}.";
    Large "large" Lost
        "The file that is written has {0} bytes, more than the {1} that are read without a higher limit of bytes."
        "{n} files that are written have more bytes than the {1} that are read without a higher limit of bytes ({0} the first).";
    Renamed "renamed" Lost
        "“(field)” stands behind the name of {n} field that would mean something else there: {all}."
        "“(field)” stands behind the names of {n} fields that would mean something else there: {all}.";
}

impl Told {
    /// True where its first gap is what somebody may give a sign to.
    pub(super) fn asks(self) -> bool {
        matches!(
            self,
            Told::NoSignType | Told::NoSignLook | Told::PairUnclear | Told::SignNear
        )
    }
}

/// Behind it stands advice for the command line.
pub(super) const ADVICE: char = '‖';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_has_a_code_of_its_own_and_whole_sentences() {
        let mut codes: Vec<&str> = Told::ALL.iter().map(|t| t.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Told::ALL.len());
        for &told in Told::ALL {
            let (one, many) = told.sentence();
            for sentence in [one, many] {
                assert!(sentence.ends_with(['.', '?', '”']), "{sentence}");
                assert_eq!(sentence.matches('{').count(), sentence.matches('}').count());
            }
        }
    }
}
