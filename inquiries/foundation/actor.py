"""Who acts: a person with roles and a place in parliament or government (handelnde Person)."""

from dataclasses import dataclass
from typing import Self

from inquiries.foundation.errors import Forbidden, NotFound
from inquiries.foundation.permissions import Permission, Role, granted


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at the moment of an act. Without a ministry an actor acts for none, whatever the roles."""

    login: str
    name: str
    roles: frozenset[Role] = frozenset()
    person_id: int | None = None
    parliament_id: int | None = None
    ministry_id: int | None = None
    member_id: int | None = None
    is_system: bool = False

    @classmethod
    def system(cls) -> Self:
        """Return the actor of the command line and the worker, which may do everything."""
        return cls("system", "System", frozenset(Role), is_system=True)

    @classmethod
    def public(cls) -> Self:
        """Return the actor of a reader who is not signed in."""
        return cls("", "Öffentlichkeit")

    def may(self, permission: Permission) -> bool:
        """Tell whether the actor's roles grant a permission."""
        return permission in granted(self.roles)

    def require(self, permission: Permission) -> None:
        """Raise Forbidden unless the actor's roles grant a permission."""
        if not self.may(permission):
            raise Forbidden(
                f"Ihnen fehlt das Recht, {permission.value}. Wenden Sie sich an die Fachadministration, "
                "wenn Sie es für Ihre Aufgaben brauchen.",
                permission=permission,
            )

    def acts_for(self, ministry_id: int | None) -> bool:
        """Tell whether the actor belongs to a ministry; the system acts for each of them."""
        return self.is_system or (ministry_id is not None and self.ministry_id == ministry_id)

    def require_ministry(self, ministry_id: int | None) -> None:
        """Raise NotFound unless the actor acts for a ministry: another ministry's work does not exist for them."""
        if not self.acts_for(ministry_id):
            raise NotFound("Diesen Vorgang gibt es nicht oder er ist Ihnen nicht zugänglich.", ministry_id=ministry_id)

    @property
    def is_government(self) -> bool:
        """Tell whether the actor belongs to the government's side."""
        return any(role.is_government for role in self.roles)
