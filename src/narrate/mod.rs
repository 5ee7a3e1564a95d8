//! Sentences: a link, a loop, a factor, told in plain words.
