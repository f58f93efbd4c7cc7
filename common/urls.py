from django.urls import path

from common.views import gallery

urlpatterns = [path("gallery/", gallery, name="gallery")]
