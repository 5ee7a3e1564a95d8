//! Colours by role, light and dark, each also in high contrast.

use super::color::Color;

/// The four sets of colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light: for print and by day.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, no tints.
    LightContrast,
    /// White on black, no tints.
    DarkContrast,
}

/// Which colour plays which role, and how heavy lines are.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub paper: Color,
    /// Labels and titles. At least 4.5:1 on every box.
    pub ink: Color,
    /// Key and source line. At least 4.5:1 on paper.
    pub soft_ink: Color,
    /// Links. At least 3:1 on paper, as are all that follow.
    pub link: Color,
    /// Links with a plus where colours tell polarity.
    pub plus: Color,
    /// Links with a minus where colours tell polarity.
    pub minus: Color,
    /// Reinforcing loops.
    pub reinforcing: Color,
    /// Balancing loops.
    pub balancing: Color,
    /// Outline of what is selected.
    pub selected: Color,
    /// Outline of what is under the pointer.
    pub hovered: Color,
    /// Border of the box of a factor without a group.
    pub border: Color,
    /// Inside of that box; a group's colour tints it.
    pub fill: Color,
    /// How much of a group's colour tints its boxes, 0 to 1.
    pub tint: f64,
    /// Width of a link in map units.
    pub link_width: f64,
    /// Width of a box's border in map units.
    pub border_width: f64,
    /// How much of a colour is left of a mark that is not lit, 0 to 1; the rest is paper.
    pub dimmed: f64,
    /// CSS font stack. Its first three have the same widths, those of the font on the command line.
    pub font: &'static str,
}

/// The font stack of every theme.
pub const FONT: &str = "\"Liberation Sans\", Arial, Helvetica, sans-serif";

/// Colours for groups without one, told apart by most colour-blind readers: the order of Okabe and
/// Ito's palette (2008) with its black left out, the yellow last.
const GROUPS: [Color; 7] = [
    Color(0x00, 0x72, 0xb2),
    Color(0xe6, 0x9f, 0x00),
    Color(0x00, 0x9e, 0x73),
    Color(0xcc, 0x79, 0xa7),
    Color(0xd5, 0x5e, 0x00),
    Color(0x56, 0xb4, 0xe9),
    Color(0xf0, 0xe4, 0x42),
];

/// Fill and border of a factor's box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxColors {
    /// Inside.
    pub fill: Color,
    /// Around.
    pub border: Color,
}

/// The colours of the schemes, in their order.
static THEMES: [Theme; 4] = [
    // Light.
    Theme {
        paper: Color(0xff, 0xff, 0xff),
        ink: Color(0x1a, 0x20, 0x2b),
        soft_ink: Color(0x4c, 0x56, 0x66),
        link: Color(0x5b, 0x65, 0x75),
        plus: Color(0x1f, 0x6f, 0xb4),
        minus: Color(0xc2, 0x54, 0x0a),
        reinforcing: Color(0xb0, 0x3a, 0x48),
        balancing: Color(0x1d, 0x5f, 0xa8),
        selected: Color(0x0b, 0x57, 0xd0),
        hovered: Color(0x5b, 0x65, 0x75),
        border: Color(0x8a, 0x93, 0xa1),
        fill: Color(0xff, 0xff, 0xff),
        tint: 0.14,
        link_width: 1.6,
        border_width: 1.2,
        dimmed: 0.28,
        font: FONT,
    },
    // Dark.
    Theme {
        paper: Color(0x15, 0x19, 0x20),
        ink: Color(0xf1, 0xf4, 0xf8),
        soft_ink: Color(0xb4, 0xbd, 0xca),
        link: Color(0x9a, 0xa5, 0xb5),
        plus: Color(0x6c, 0xb4, 0xf2),
        minus: Color(0xf2, 0x9a, 0x4a),
        reinforcing: Color(0xf2, 0x8b, 0x95),
        balancing: Color(0x7a, 0xb6, 0xf5),
        selected: Color(0x8a, 0xc0, 0xff),
        hovered: Color(0xb4, 0xbd, 0xca),
        border: Color(0x71, 0x7c, 0x8d),
        fill: Color(0x15, 0x19, 0x20),
        tint: 0.24,
        link_width: 1.6,
        border_width: 1.2,
        dimmed: 0.34,
        font: FONT,
    },
    // Light, high contrast.
    Theme {
        paper: Color::WHITE,
        ink: Color::BLACK,
        soft_ink: Color::BLACK,
        link: Color::BLACK,
        plus: Color(0x00, 0x3f, 0x87),
        minus: Color(0x8f, 0x2d, 0x00),
        reinforcing: Color(0x8f, 0x10, 0x22),
        balancing: Color(0x00, 0x3f, 0x87),
        selected: Color(0x00, 0x3f, 0xc4),
        hovered: Color::BLACK,
        border: Color::BLACK,
        fill: Color::WHITE,
        tint: 0.0,
        link_width: 2.0,
        border_width: 2.0,
        dimmed: 0.5,
        font: FONT,
    },
    // Dark, high contrast.
    Theme {
        paper: Color::BLACK,
        ink: Color::WHITE,
        soft_ink: Color::WHITE,
        link: Color::WHITE,
        plus: Color(0x8f, 0xc8, 0xff),
        minus: Color(0xff, 0xb4, 0x66),
        reinforcing: Color(0xff, 0xa0, 0xaa),
        balancing: Color(0x8f, 0xc8, 0xff),
        selected: Color(0xff, 0xe0, 0x4d),
        hovered: Color::WHITE,
        border: Color::WHITE,
        fill: Color::BLACK,
        tint: 0.0,
        link_width: 2.0,
        border_width: 2.0,
        dimmed: 0.5,
        font: FONT,
    },
];

impl Default for Theme {
    fn default() -> Theme {
        Theme::of(Scheme::Light)
    }
}

impl Theme {
    /// The colours of a scheme.
    pub fn of(scheme: Scheme) -> Theme {
        THEMES[scheme as usize].clone()
    }

    /// The same with colours of a page's own: one for each role, parted by blanks, in the order in
    /// which `www/component/style.js` lists them. What is no `#rrggbb` leaves the role its colour.
    pub fn colored(mut self, colors: &str) -> Theme {
        let roles = [
            &mut self.paper,
            &mut self.ink,
            &mut self.soft_ink,
            &mut self.link,
            &mut self.plus,
            &mut self.minus,
            &mut self.reinforcing,
            &mut self.balancing,
            &mut self.selected,
            &mut self.hovered,
            &mut self.border,
            &mut self.fill,
        ];
        for (role, color) in roles.into_iter().zip(crate::names::words(colors)) {
            if let Some(color) = Color::parse(color) {
                *role = color;
            }
        }
        self
    }

    /// Fill and border of a box in a group's colour, or of one without a group: the hue is kept,
    /// the lightness moved until label and border can be read.
    pub fn boxes(&self, group: Option<Color>) -> BoxColors {
        let Some(color) = group else {
            return BoxColors {
                fill: self.fill,
                border: self.border,
            };
        };
        // A tint of a colour near the ink's lightness is made weaker until the label reads.
        let mut fill = self.fill;
        for i in 0..11 {
            fill = color.mix(self.tint * (1.0 - f64::from(i) / 10.0), self.fill);
            if self.ink.contrast(fill) >= 7.0 {
                break;
            }
        }
        BoxColors {
            fill,
            border: color.readable(self.paper, self.ink, 3.0),
        }
    }

    /// A colour of a mark that is not lit while others are.
    pub fn dim(&self, color: Color) -> Color {
        color.mix(self.dimmed, self.paper)
    }

    /// The label of a factor that is not lit: paler, still readable as context (3:1).
    pub fn dim_ink(&self) -> Color {
        self.ink
            .mix(self.dimmed, self.paper)
            .readable(self.paper, self.ink, 3.0)
    }
}

/// The colour of the group in a place of the author's list: its own `#rrggbb`, or one of a palette.
pub fn group_color(own: Option<&str>, place: usize) -> Color {
    own.and_then(Color::parse)
        .unwrap_or(GROUPS[place % GROUPS.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Scheme; 4] = [
        Scheme::Light,
        Scheme::Dark,
        Scheme::LightContrast,
        Scheme::DarkContrast,
    ];

    /// Every colour on a coarse grid, and the palette.
    fn hues() -> Vec<Color> {
        let steps = [0u8, 51, 102, 153, 204, 255];
        let mut all = GROUPS.to_vec();
        for r in steps {
            for g in steps {
                all.extend(steps.map(|b| Color(r, g, b)));
            }
        }
        all
    }

    #[test]
    fn labels_read_on_every_box_whatever_colour_a_group_has() {
        for scheme in ALL {
            let t = Theme::of(scheme);
            for hue in hues().into_iter().map(Some).chain([None]) {
                let b = t.boxes(hue);
                assert!(t.ink.contrast(b.fill) >= 4.5, "{scheme:?} {hue:?}");
                assert!(b.border.contrast(t.paper) >= 3.0, "{scheme:?} {hue:?}");
                assert!(t.dim_ink().contrast(t.paper) >= 3.0, "{scheme:?}");
            }
            assert!(t.soft_ink.contrast(t.paper) >= 4.5, "{scheme:?}");
        }
    }

    #[test]
    fn every_line_and_mark_stands_out_from_the_paper() {
        for scheme in ALL {
            let t = Theme::of(scheme);
            for c in [
                t.link,
                t.plus,
                t.minus,
                t.reinforcing,
                t.balancing,
                t.selected,
                t.hovered,
                t.border,
            ] {
                assert!(c.contrast(t.paper) >= 3.0, "{scheme:?} {c}");
            }
            // Signs and badges are small text.
            for c in [t.link, t.plus, t.minus, t.reinforcing, t.balancing] {
                assert!(c.contrast(t.paper) >= 4.5, "{scheme:?} {c}");
            }
        }
    }

    #[test]
    fn colours_of_a_pages_own_replace_those_of_their_roles_and_no_other() {
        let light = Theme::of(Scheme::Light);
        let own = light.clone().colored("#102030 - - #ff0000 none");
        let expected = Theme {
            paper: Color(0x10, 0x20, 0x30),
            link: Color(0xff, 0, 0),
            ..light.clone()
        };
        assert_eq!(own, expected);
        assert_eq!(light.clone().colored(""), light);
        let last = light.colored("- - - - - - - - - - - #abcdef").boxes(None);
        assert_eq!(last.fill, Color(0xab, 0xcd, 0xef));
    }

    #[test]
    fn a_bad_group_colour_falls_back_to_the_palette_by_place() {
        assert_eq!(group_color(Some("#123456"), 4), Color(0x12, 0x34, 0x56));
        assert_eq!(group_color(Some("teal"), 1), GROUPS[1]);
        assert_eq!(group_color(None, 8), GROUPS[1]);
    }

    #[test]
    fn groups_keep_apart_from_each_other_in_the_tinted_themes() {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let t = Theme::of(scheme);
            let borders: Vec<Color> = GROUPS.iter().map(|c| t.boxes(Some(*c)).border).collect();
            for (i, a) in borders.iter().enumerate() {
                for b in &borders[..i] {
                    let d = |x: u8, y: u8| f64::from(x.abs_diff(y));
                    let apart = d(a.0, b.0) + d(a.1, b.1) + d(a.2, b.2);
                    assert!(apart > 60.0, "{scheme:?} {a} {b}");
                }
            }
        }
    }
}
