"""The pipeline on Airflow. Only files in this folder import it."""
