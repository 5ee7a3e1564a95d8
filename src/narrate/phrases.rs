//! The phrases, in English, from which every other table is made.
//!
//! What a gap stands for: `{0}` is the first text that the sentence is about, `{1}` the second, and
//! so on; `[0]` is the first number in digits, `<0>` the same in words where the language has them
//! here. In sentences about a link `{0}` is its cause, `{1}` its effect, `{2}` and `{3}` the two
//! with which way they go ("more trust"), `{4}` how long it takes, `{5}` and `{6}` the ending of an
//! English verb after cause or effect.
//!
//! A phrase that depends on a number (the first one) has one form for each plural category of the
//! language: "other|one:…|few:…".

/// Makes the table: each phrase's number, and all phrases as one text of a line each.
macro_rules! phrases {
    (viewer { $($name:ident = $text:literal;)* } tools { $($more:ident = $words:literal;)* }) => {
        /// A phrase, by what it says. Some are said by how far they stand behind another.
        #[derive(Clone, Copy)]
        #[allow(dead_code)]
        pub(super) enum Phrase {
            $($name,)*
            $(#[cfg(feature = "tools")] $more,)*
        }

        /// The phrases in English, in order.
        #[cfg(feature = "tools")]
        pub(super) const ENGLISH: &str = concat!($($text, "\n",)* $($words, "\n",)*);
        /// The phrases in English, in order, without those that only the tools say.
        #[cfg(not(feature = "tools"))]
        pub(super) const ENGLISH: &str = concat!($($text, "\n",)*);

        /// What the phrases are called, in order.
        #[cfg(all(feature = "tools", not(target_arch = "wasm32")))]
        pub(super) const NAMES: &[&str] = &[$(stringify!($name),)* $(stringify!($more),)*];
    };
}

phrases! {
    viewer {
        Lang = "en";
        // An example of a grouped number; it has five digits where those of four stay together.
        Number = "1,234";
        NumberWords = "no one two three four five six seven eight nine";

        // Labels.
        Quoted = "“{0}”";
        More = "more {0}";
        Less = "less {0}";
        Comma = ", ";
        Join = "; ";
        And = "{0} and {1}";

        // Delays: their names, and inside and at the end of a clause.
        DelayNone = "";
        DelayShort = "after a while";
        DelayLong = "after a long while";
        Aside = ", {0},";
        After = " {0}";

        // One link as part of a sentence.
        Means = "{2} mean{5}{4} {3}";
        Changes = "{2}{4} change{5} {1} (which way is not stated)";
        BothWays = "{2}{4} sometimes raise{5} and sometimes lower{5} {1}";
        SelfMore = "{2}{4} lead{5} to a further rise";
        SelfLess = "{2}{4} lead{5} to a further fall";
        SelfMoreAgain = "{2}{4} lead{5} to a rise again";
        SelfLessAgain = "{2}{4} lead{5} to a fall again";
        SelfChanges = "{2}{4} lead{5} to a change in {0} (which way is not stated)";
        // The direction was lost before.
        ThenSame = "{1} then{4} change{6} the same way as {0}";
        ThenOpposite = "{1} then{4} change{6} the opposite way to {0}";
        ThenChanges = "{1} then{4} change{6} too (which way is not stated)";
        ThenBothWays = "{1} then{4} change{6} too, sometimes up and sometimes down";
        // On its own.
        AloneChanges = "a change in {0} changes {1}{4}; which way is not stated";
        AloneBothWays = "a change in {0} sometimes raises and sometimes lowers {1}{4}";

        // Why a loop does what it does: {0} is one of the first three, {2} what the reader calls it.
        TurnsNone = "no link turns the change round";
        TurnsEven = "<0> minus links cancel each other out";
        TurnsOdd = "<0> minus links, an odd number, turn the change round|one:one minus link turns the change round";
        SoFurtherRise = "{0}, so a rise in {1} comes back as a further rise: this loop feeds itself (reinforcing{2}).";
        SoFurtherFall = "{0}, so a fall in {1} comes back as a further fall: this loop feeds itself (reinforcing{2}).";
        SoFall = "{0}, so a rise in {1} comes back as a fall: this loop holds itself steady (balancing{2}).";
        SoRise = "{0}, so a fall in {1} comes back as a rise: this loop holds itself steady (balancing{2}).";
        SlowReinforcing = "Because part of it takes time, it builds slowly.";
        SlowBalancing = "Because part of it takes time, it may overshoot or swing to and fro.";
        // {0} and {1}: cause and effect going up; {2}: the effect going down.
        IfReinforcing = "What this loop does depends on one link: if {0} mean{5} {1}, it feeds itself (reinforcing); if {0} mean{5} {2}, it holds itself steady (balancing).";
        IfBalancing = "What this loop does depends on one link: if {0} mean{5} {1}, it holds itself steady (balancing); if {0} mean{5} {2}, it feeds itself (reinforcing).";
        IfSelf = "What this loop does depends on one link: if {0} lead{5} to a further rise, it feeds itself (reinforcing); if {0} lead{5} to a fall again, it holds itself steady (balancing).";
        FromTo = "from {0} to {1}";
        UntoldBothWays = "It cannot be told whether this loop feeds itself or holds itself steady: the link {0} works both ways.";
        UntoldNoSign = "It cannot be told whether this loop feeds itself or holds itself steady: <0> links have no single sign ({0}).";

        // Names.
        PlainReinforcing = "feeds itself";
        PlainBalancing = "holds itself steady";
        PlainUnknown = "may do either";
        TermReinforcing = "reinforcing";
        TermBalancing = "balancing";
        TermUnknown = "not known";
        PolarityPlus = "more leads to more";
        PolarityMinus = "more leads to less";
        PolarityUnknown = "not stated";
        PolarityBoth = "both ways";
        StatusStated = "stated in the source";
        StatusInferred = "concluded by the author of the map";
        StatusContested = "sources disagree";
        StrengthWeak = "The effect is weak.";
        StrengthMedium = "The effect is of medium strength.";
        StrengthStrong = "The effect is strong.";
        CountFactors = "[0] factors|one:[0] factor";
        CountLinks = "[0] links|one:[0] link";
        CountLoops = "[0] feedback loops|one:[0] feedback loop";
        CountDelays = "[0] delays|one:[0] delay";

        // Above a list of loops.
        NoLinks = "No feedback loop: there are no links here yet.";
        NoLoop = "No feedback loop: this map is a one-way chain of influences, no factor can reach itself.";
        OnlyInside = "Loops that also lead outside this part of the map are not listed.";
        NoLoopInside = "No feedback loop lies wholly within this part of the map.";
        OnlySelfLinks = "No feedback loop between factors, and [0] self-links.|one:No feedback loop between factors, and [0] self-link.";
        Loops = "{0}: {1}.";
        LoopsAndSelfLinks = "{0}: {1}; and [0] self-links.|one:{0}: {1}; and [0] self-link.";
        SomeReinforcing = "[0] feed themselves (reinforcing)|one:[0] feeds itself (reinforcing)";
        SomeBalancing = "[0] hold themselves steady (balancing)|one:[0] holds itself steady (balancing)";
        SomeUnknown = "[0] may do either (not known)";
        // All of them do the same, or there is but one.
        ItReinforcing = "all feed themselves (reinforcing)|one:it feeds itself (reinforcing)";
        ItBalancing = "all hold themselves steady (balancing)|one:it holds itself steady (balancing)";
        ItUnknown = "all may do either (not known)|one:it may do either (not known)";
        NoneSoShort = "No feedback loop passes through {0} or fewer.";
        AllSoShort = "Showing all [0] loops that pass through at most {0}: {1}.|one:Showing the only loop that passes through at most {0}: {1}.";
        SelfLinks = "[0] self-links.|one:[0] self-link.";
        AndSelfLinks = "And [0] self-links.|one:And [0] self-link.";
        OnlySome = "Showing [0] of the loops that pass through {0}, not all of them.";
        AlsoSome = "Also [0] of those that pass through {0}, not all of them.";
        // What the list leaves out: by name, then where it breaks off within a length.
        LongerMaybe = "There may be longer loops.";
        LongerExact = "[0] longer loops exist.|one:[0] longer loop exists.";
        LongerSome = "Longer loops exist.";
        LongerAtLeast = "Longer loops exist: at least [0].";
        LongerMillions = "Longer loops exist: at least [0] million.";
        MoreExact = "[0] more loops exist.|one:[0] more loop exists.";
        MoreSome = "More loops exist.";
        MoreAtLeast = "More loops exist: at least [0].";
        MoreMillions = "More loops exist: at least [0] million.";
        AlsoNamed = "And [0] loops that the author named.|one:And [0] loop that the author named.";
        Between = "[0] independent loops between them use every link that lies on a loop between factors.|one:[0] independent loop uses every link that lies on a loop between factors.";
        CannotTell = "For [0] of [1] loops it cannot be told which, because {0}.";
        CannotTellIt = "It cannot be told which, because {0}.";
        LinksNoSign = "[0] links have no sign|one:[0] link has no sign";
        LinksBothWays = "[0] links work both ways|one:[0] link works both ways";
        SettlesSome = "Giving a sign to the link from {0} to {1} alone would settle [0] of them.";
        SettlesIt = "Giving a sign to the link from {0} to {1} would settle it.";
        SettlesAll = "Giving a sign to the link from {0} to {1} would settle all of them.";
        Split = "Split the link from {0} to {1}: which factor in between makes the difference?";

        // A named loop that is none.
        This = "This";
        OpenEmpty = "{0} is not a closed loop: it names no links.";
        OpenUnknown = "{0} is not a closed loop: nothing with the id {1} fits there.";
        OpenOutside = "{0} is not wholly in the part of the map shown.";
        OpenNoLink = "{0} is not a closed loop: none of its links leads from {1} to {2}.";
        OpenBreak = "{0} is not a closed loop: it ends at {1} and starts at {2}.";
        OpenCrowded = "{0} is not one closed loop: its links branch or meet at {1}.";

        // The key.
        KeyPlus = "More leads to more, less leads to less";
        KeyMinus = "More leads to less, less leads to more";
        KeyUnknown = "Has an effect; which way is not stated";
        KeyBoth = "Works both ways: sometimes leads to more, sometimes to less";
        KeySame = "Same direction: more leads to more, less leads to less";
        KeyOpposite = "Opposite direction: more leads to less, less leads to more";
        KeyDelay = "The effect takes time";
        KeyStrength = "The wider the arrow, the stronger the effect";
        KeyReinforcing = "A loop that feeds itself (reinforcing)";
        KeyBalancing = "A loop that holds itself steady (balancing)";
        KeyEither = "A loop that may do either: a link in it has no single sign";
        KeyTitle = "Key";

        // What is shown.
        ShownAlone = "Showing [1] of {1}: {0} alone.";
        ShownAround = "Showing [1] of {1}: {0} and what is within [0] steps of it.|one:Showing [1] of {1}: {0} and what is within [0] step of it.";
        ShownView = "Showing [1] of {1}: the excerpt {0}.";
        ShownSome = "Showing [1] of {1}.";
        ShownWhole = "Showing the whole map: {1}.";
    }
    // What leads where.
    tools {
        WaysToItself = "{0} comes back to itself by loops, not by ways to another factor: see the loops through it.";
        WaysNotBack = "No way leads from {0} back to it.";
        WaysSoShort = "No way from {0} to {1} is that short.";
        WaysNone = "No way leads from {0} to {1}.";
        WaysRaise = "A rise in {0} raises {1}. There are [0] ways, and they agree.|one:A rise in {0} raises {1}. There is one way.";
        WaysLower = "A rise in {0} lowers {1}. There are [0] ways, and they agree.|one:A rise in {0} lowers {1}. There is one way.";
        WaysRaiseListed = "A rise in {0} raises {1} by all ways that are listed. Others may do otherwise.|one:A rise in {0} raises {1} by the one way that is listed. Others may do otherwise.";
        WaysLowerListed = "A rise in {0} lowers {1} by all ways that are listed. Others may do otherwise.|one:A rise in {0} lowers {1} by the one way that is listed. Others may do otherwise.";
        WaysBoth = "A rise in {0} works both ways on {1}: {2}.";
        WaysUp = "[0] ways raise it|one:[0] way raises it";
        WaysDown = "[0] lower it|one:[0] lowers it";
        WaysOpen = "and of [0] it is not stated";
        // The same where the next follows.
        WaysOpenAmong = "of [0] it is not stated";
        WaysOpenEither = "and [0] may do either";
        WaysUnknown = "Whether a rise in {0} raises or lowers {1} is not stated: on [1] of [0] ways a link has no sign.|one:Whether a rise in {0} raises or lowers {1} is not stated: on the one way a link has no sign.";
        WaysEither = "A rise in {0} may raise or lower {1}: on [1] of [0] ways a link works both ways.|one:A rise in {0} may raise or lower {1}: on the one way a link works both ways.";
        WaysAlsoEither = "On [0] ways a link works both ways.|one:On [0] way a link works both ways.";
        WaysLonger = "This counts the ways of at most {0}; [0] longer ones exist.|one:This counts the ways of at most {0}; [0] longer one exists.";
        WaysUpTo = "This counts the ways of at most {0}; there may be longer ones.";
        NearestRaise = "A rise in {0} raises {1} by all its shortest ways.";
        NearestLower = "A rise in {0} lowers {1} by all its shortest ways.";
        NearestBoth = "A rise in {0} works both ways on {1}: some of its shortest ways raise it, some lower it.";
        NearestUnknown = "Whether a rise in {0} raises or lowers {1} cannot be told: on some of its shortest ways a link has no single sign.";
        NearestListed = "[0] of the ways of {0} are listed, not all.|one:[0] of the ways of {0} is listed, not all.";
        SoRaises = "So a rise in {0} raises {1}.";
        SoLowers = "So a rise in {0} lowers {1}.";
        SoUnknown = "Whether a rise in {0} then raises or lowers {1} is not stated.";
        SoEither = "So a rise in {0} sometimes raises and sometimes lowers {1}.";
        NothingDrives = "Nothing else on the map drives {0}.";
        NothingFollows = "Nothing else on the map follows from {0}.";
        Drives = "What drives {0}: [0] factors{1}.|one:What drives {0}: [0] factor{1}.";
        Follows = "What follows from {0}: [0] factors{1}.|one:What follows from {0}: [0] factor{1}.";
        Within = "within [0] steps|one:within [0] step";
        VerdictRaises = "raises it";
        VerdictLowers = "lowers it";
        VerdictBoth = "works both ways";
        VerdictUnknown = "not stated";
        VerdictNone = "no way";
        VerdictEither = "sometimes raises it, sometimes lowers it";
        Caption = "This is the place of factors in the drawing, not their influence; another map of the same system may rank them otherwise.";
        BreakNone = "There is no loop to break.";
        BreakExact = "Every loop passes through one or more of these [0] factors: without them, nothing comes round. No fewer would do.|one:[0] factor lies on every loop: without it, nothing comes round.";
        BreakFound = "Every loop passes through one or more of these [0] factors: without them, nothing comes round. There may be a smaller set; this one is the best of a quick search (greedy).";
        IndependentUnknown = "The independent loops could not all be worked out: the map is too large.";
        IndependentNone = "There is no loop.";
        Independent = "[0] independent loops: a shortest set from which all loops are put together. It is not a ranking of importance.|one:[0] independent loop uses every link that lies on a loop between factors.";
        ThroughNone = "No feedback loop passes through {0}.";
        Through = "Through {0}: {1}";
        // {1} is one link longer than {0}.
        WaysListed = "These are all ways of at most {0}, and [0] of those of {1}; there are more.";
        CountedAll = "All loops are counted.";
        Parts = "The loops lie in [0] separate parts of the map (components): no loop leads from one to another.|one:All loops lie in one part of the map (component).";
        // {0} is how many there are, [1] how many of a hundred.
        OnLoops = "[0] of {0} lie on a loop ([1]%).|one:[0] of {0} lies on a loop ([1]%).";
        OnLoopsSelves = "[0] of these are self-links, from a factor to itself; the independent loops leave them out.|one:[0] of these is a self-link, from a factor to itself; the independent loops leave it out.";
        OpenExact = "Every loop uses one or more of these [0] links: without them, nothing comes round. No fewer would do.|one:[0] link lies on every loop: without it, nothing comes round.";
        OpenFound = "Every loop uses one or more of these [0] links: without them, nothing comes round. There may be a smaller set; this one is the best of a quick search (greedy).";
        WhatOpens = "How many loops would open if a link were not there:";
        HeadIndependent = "Independent";
        HeadSelfLinks = "Self-links";
        HeadLink = "Link";
        HeadLoops = "Feedback loops";
        AuthorSays = "The author says: {0}";
        SomeIndependent = "[0] of the [1] independent loops, which together are a shortest set that all loops are put together from. It is not a ranking of importance.";
        AlsoCalled = "The author also calls it {0}.";
        OthersMay = "Others may do as well.";
        Mislabelled = "The map’s author calls it {0}; by the signs of its links it {1} ({2}).";
        AskedIndependent = "[0] of the [1] independent loops are among those asked for. Together the [1] are a shortest set that all loops are put together from. It is not a ranking of importance.|one:[0] of the [1] independent loops is among those asked for. Together the [1] are a shortest set that all loops are put together from. It is not a ranking of importance.";
        NoneIndependent = "None of the [0] independent loops is among those asked for.|one:The one independent loop is not among those asked for.";
    }
}
