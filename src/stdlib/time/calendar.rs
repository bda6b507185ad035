//! The Gregorian calendar: moments as numbers, and as text.

/// A moment in UTC, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    year: i64,
    /// From 1.
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// From Monday, 0.
    weekday: i64,
    /// From 1.
    yearday: i64,
    daylight: i64,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days from the Epoch to a date. (Hinnant's algorithm: years begin in March, so that leap days come last.)
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Seconds from the Epoch to a calendar time, whose numbers may be out of range.
pub fn seconds(numbers: [i64; 9]) -> i64 {
    let [year, month, day, hour, minute, second, ..] = numbers;
    days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
}

impl Moment {
    /// The moment so many seconds after the Epoch.
    pub fn of(seconds: i64) -> Moment {
        let (day, time) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let shifted = day + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Moment {
            year,
            month,
            day: of_year - (153 * shifted_month + 2) / 5 + 1,
            hour: time / 3_600,
            minute: time / 60 % 60,
            second: time % 60,
            weekday: (day + 3).rem_euclid(7),
            yearday: day - days(year, 1, 1) + 1,
            daylight: 0,
        }
    }
    /// The nine numbers of `struct_time`.
    pub fn numbers(self) -> [i64; 9] {
        let Moment { year, month, day, hour, minute, second, weekday, yearday, daylight } = self;
        [year, month, day, hour, minute, second, weekday, yearday, daylight]
    }
    /// A moment from the nine numbers. A zero is taken for the first where numbers begin with one.
    ///
    /// # Errors
    /// What is out of range, in CPython's words.
    pub fn from_numbers(numbers: [i64; 9]) -> Result<Moment, &'static str> {
        let [year, month, day, hour, minute, second, weekday, yearday, daylight] = numbers;
        let moment = Moment {
            year,
            month: month.max(i64::from(month == 0)),
            day: day.max(i64::from(day == 0)),
            hour,
            minute,
            second,
            weekday: weekday.rem_euclid(7),
            yearday: yearday.max(i64::from(yearday == 0)),
            daylight,
        };
        let checks = [
            (1..=12, moment.month, "month"),
            (1..=31, moment.day, "day of month"),
            (0..=23, hour, "hour"),
            (0..=59, minute, "minute"),
            (0..=61, second, "seconds"),
            (0..=i64::MAX, weekday + 1, "day of week"),
            (1..=366, moment.yearday, "day of year"),
        ];
        match checks.into_iter().find(|(range, number, _)| !range.contains(number)) {
            Some((_, _, what)) => Err(what),
            None => Ok(moment),
        }
    }
    fn day_name(self) -> &'static str {
        DAYS[self.weekday as usize]
    }
    fn month_name(self) -> &'static str {
        MONTHS[self.month as usize - 1]
    }
    /// `Thu Jan  1 00:00:00 1970`
    pub fn asctime(self) -> String {
        let Moment { year, day, hour, minute, second, .. } = self;
        let (weekday, month) = (&self.day_name()[..3], &self.month_name()[..3]);
        format!("{weekday} {month} {day:>2} {hour:02}:{minute:02}:{second:02} {year}")
    }
    /// The week of the year, where weeks begin with Sunday (0) or Monday (1).
    fn week(self, first: i64) -> i64 {
        let weekday = (self.weekday + 1 - first).rem_euclid(7);
        (self.yearday - 1 + 7 - weekday) / 7
    }
    /// The year and the week of ISO 8601.
    fn iso_week(self) -> (i64, i64) {
        let thursday = Moment::of((days(self.year, 1, 1) + self.yearday - 1 - self.weekday + 3) * 86_400);
        (thursday.year, (thursday.yearday - 1) / 7 + 1)
    }
    /// `strftime` in the C locale.
    pub fn format(self, format: &str) -> String {
        let mut text = String::new();
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            if letter != '%' {
                text.push(letter);
                continue;
            }
            let hour12 = if self.hour % 12 == 0 { 12 } else { self.hour % 12 };
            let part = match letters.next() {
                Some('a') => self.day_name()[..3].to_owned(),
                Some('A') => self.day_name().to_owned(),
                Some('b' | 'h') => self.month_name()[..3].to_owned(),
                Some('B') => self.month_name().to_owned(),
                Some('c') => self.asctime(),
                Some('C') => format!("{:02}", self.year.div_euclid(100)),
                Some('d') => format!("{:02}", self.day),
                Some('D' | 'x') => self.format("%m/%d/%y"),
                Some('e') => format!("{:>2}", self.day),
                Some('F') => self.format("%Y-%m-%d"),
                Some('g') => format!("{:02}", self.iso_week().0.rem_euclid(100)),
                Some('G') => format!("{}", self.iso_week().0),
                Some('H') => format!("{:02}", self.hour),
                Some('I') => format!("{hour12:02}"),
                Some('j') => format!("{:03}", self.yearday),
                Some('k') => format!("{:>2}", self.hour),
                Some('l') => format!("{hour12:>2}"),
                Some('m') => format!("{:02}", self.month),
                Some('M') => format!("{:02}", self.minute),
                Some('n') => "\n".to_owned(),
                Some('p') => if self.hour < 12 { "AM" } else { "PM" }.to_owned(),
                Some('P') => if self.hour < 12 { "am" } else { "pm" }.to_owned(),
                Some('r') => self.format("%I:%M:%S %p"),
                Some('R') => self.format("%H:%M"),
                Some('s') => format!("{}", seconds(self.numbers())),
                Some('S') => format!("{:02}", self.second),
                Some('t') => "\t".to_owned(),
                Some('T' | 'X') => self.format("%H:%M:%S"),
                Some('u') => format!("{}", self.weekday + 1),
                Some('U') => format!("{:02}", self.week(0)),
                Some('V') => format!("{:02}", self.iso_week().1),
                Some('w') => format!("{}", (self.weekday + 1) % 7),
                Some('W') => format!("{:02}", self.week(1)),
                Some('y') => format!("{:02}", self.year.rem_euclid(100)),
                Some('Y') => format!("{}", self.year),
                Some('z') => "+0000".to_owned(),
                Some('Z') => "UTC".to_owned(),
                Some('%') => "%".to_owned(),
                Some(other) => format!("%{other}"),
                None => "%".to_owned(),
            };
            text.push_str(&part);
        }
        text
    }
}
