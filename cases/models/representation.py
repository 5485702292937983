"""Who acts for a party: the party itself, its guardian or an agent."""

from cases.law import capacity, identifiers


class Represented:
    """Who acts for a party with `speaker`, `kind` and what is known of its birth."""

    @property
    def birthday(self):
        """The day of birth as registered, else as the ID number states it, or None."""
        return self.born_on or identifiers.born_on(self.id_number)

    @property
    def latest_birthday(self):
        """The last day on which the party may have been born, as far as known, or None."""
        exact = identifiers.born_on(self.id_number)
        return exact or capacity.latest_birthday(self.born_on, self.born_precision)

    def needs_guardian(self, on) -> bool:
        """Whether a guardian must act for the party that day (民法典 18–23)."""
        if self.kind not in (self.Kind.PERSON, self.Kind.UNNAMED):
            return False
        return capacity.needs_guardian(
            self.latest_birthday, self.capacity, self.capacity_ground, on
        )

    def is_represented(self, on) -> bool:
        """Whether somebody acts for the party that day; an ended authority does not count."""
        return bool(self.speaker) and (self.speaker_until is None or on <= self.speaker_until)

    def phone_to_call(self, on) -> str:
        """The telephone of who acts for the party that day, where known, else its own."""
        return (self.speaker_phone if self.is_represented(on) else "") or self.phone

    @property
    def acts_by_agent(self) -> bool:
        """Whether somebody acts for it by a paper: of attorney, of its branch, of appointment."""
        who = self.Speaker
        return self.speaker in (who.AGENT, who.BRANCH, who.ADMINISTRATOR)

    @property
    def is_administered(self) -> bool:
        """Whether an administrator or liquidators act in its place (企业破产法 25)."""
        return self.speaker == self.Speaker.ADMINISTRATOR

    @property
    def is_insolvent(self) -> bool:
        """Whether a court has taken up its bankruptcy: the appointment bears such a number (破)."""
        return self.is_administered and "破" in self.speaker_scope

    @property
    def speaker_word(self) -> str:
        """Who represents the party, within a sentence: 代理人 for an agent."""
        return "代理人" if self.speaker == self.Speaker.AGENT else self.get_speaker_display()
