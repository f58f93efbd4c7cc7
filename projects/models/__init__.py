from projects.models.membership import ProjectMembership
from projects.models.project import Project

__all__ = ["Project", "ProjectMembership"]
