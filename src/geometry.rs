//! Points, sizes and rectangles in map units (one unit is one CSS px at zoom 1, y down).

/// The smaller of two numbers. `f64::min` weighs thrice as much, for the sake of what is no number.
pub fn least(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The greater of two numbers; see [`least`].
pub fn most(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// 0, 1, −1, 2, −2 …: to look around something, near things first.
pub fn zigzag(k: usize) -> f64 {
    let by = k.div_ceil(2) as f64;
    if k & 1 == 0 { -by } else { by }
}

/// A point or a vector.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The point at x, y.
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// Distance from the origin. Plain square root, not `hypot`: the same on every platform.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// Distance to another point.
    pub fn distance(self, other: Point) -> f64 {
        (self - other).length()
    }

    /// Dot product.
    pub fn dot(self, other: Point) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// z of the cross product: positive if `other` is clockwise from `self` on screen.
    pub fn cross(self, other: Point) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// Turned by a quarter, clockwise on screen.
    pub fn turned(self) -> Point {
        Point::new(-self.y, self.x)
    }

    /// Turned by the angle of a vector of length 1, clockwise on screen: by 0 for (1, 0).
    pub fn turned_by(self, angle: Point) -> Point {
        self * angle.x + self.turned() * angle.y
    }

    /// The vector of length 1 in this direction; zero stays zero.
    pub fn unit(self) -> Point {
        let length = self.length();
        if length > 0.0 {
            self * (1.0 / length)
        } else {
            self
        }
    }

    /// The point `t` of the way to another.
    pub fn lerp(self, other: Point, t: f64) -> Point {
        self + (other - self) * t
    }
}

impl std::ops::Add for Point {
    type Output = Point;
    fn add(self, o: Point) -> Point {
        Point::new(self.x + o.x, self.y + o.y)
    }
}

impl std::ops::Sub for Point {
    type Output = Point;
    fn sub(self, o: Point) -> Point {
        Point::new(self.x - o.x, self.y - o.y)
    }
}

impl std::ops::Mul<f64> for Point {
    type Output = Point;
    fn mul(self, k: f64) -> Point {
        Point::new(self.x * k, self.y * k)
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// An axis-parallel rectangle by its corners, `min` at the top left.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Top left.
    pub min: Point,
    /// Bottom right.
    pub max: Point,
}

impl Rect {
    /// The rectangle of a size about a centre.
    pub fn about(centre: Point, size: Size) -> Rect {
        let half = Point::new(size.w / 2.0, size.h / 2.0);
        Rect {
            min: centre - half,
            max: centre + half,
        }
    }

    /// The smallest rectangle around some; `None` for none.
    pub fn around(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        let mut rects = rects.into_iter();
        Rect::around_each(&mut || rects.next())
    }

    fn around_each(next: &mut dyn FnMut() -> Option<Rect>) -> Option<Rect> {
        let mut all = next()?;
        while let Some(rect) = next() {
            all = all.union(rect);
        }
        Some(all)
    }

    /// The smallest rectangle around some points; empty, at the origin, for none.
    pub fn around_points(points: &[Point]) -> Rect {
        let first = points.first().copied().unwrap_or_default();
        let mut all = Rect {
            min: first,
            max: first,
        };
        for &p in points {
            all = all.union(Rect { min: p, max: p });
        }
        all
    }

    /// The smallest rectangle around both.
    pub fn union(self, o: Rect) -> Rect {
        Rect {
            min: Point::new(least(self.min.x, o.min.x), least(self.min.y, o.min.y)),
            max: Point::new(most(self.max.x, o.max.x), most(self.max.y, o.max.y)),
        }
    }

    /// Grown by `by` on every side.
    pub fn grown(self, by: f64) -> Rect {
        let d = Point::new(by, by);
        Rect {
            min: self.min - d,
            max: self.max + d,
        }
    }

    /// Its centre.
    pub fn centre(self) -> Point {
        self.min.lerp(self.max, 0.5)
    }

    /// Its size.
    pub fn size(self) -> Size {
        Size {
            w: self.max.x - self.min.x,
            h: self.max.y - self.min.y,
        }
    }

    /// True if the point is in it or on its edge.
    pub fn contains(self, p: Point) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// True if the two share more than an edge.
    pub fn overlaps(self, o: Rect) -> bool {
        self.min.x < o.max.x && o.min.x < self.max.x && self.min.y < o.max.y && o.min.y < self.max.y
    }
}

/// A square about a point.
pub fn square(at: Point, half: f64) -> Rect {
    Rect { min: at, max: at }.grown(half)
}
